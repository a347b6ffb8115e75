/** One line of the report. `reference` and `ok` are null where there was nothing to compare with. */
export interface Result {
  name: string;
  ours: number | null;
  reference: number | null;
  /** `ours` divided by `reference`. */
  ratio: number | null;
  /** What `ratio` must reach, or what `ours` must stay below: see `judged`. */
  goal: number;
  judged: 'ratio' | 'ours' | 'least';
  unit: string;
  ok: boolean | null;
  note: string;
}

export interface Measured {
  name: string;
  ours: number;
  reference?: number | undefined;
  goal: number;
  unit: string;
  note?: string;
}

/** Met when ours is at least `goal` times the reference. */
export function ratioAtLeast(measured: Measured): Result {
  const { ratio, ...rest } = withRatio(measured);
  return { ...rest, ratio, judged: 'ratio', ok: ratio === null ? null : ratio >= measured.goal };
}

/** Met when ours stays below `goal`, whatever the reference. */
export function oursBelow(measured: Measured): Result {
  return { ...withRatio(measured), judged: 'ours', ok: measured.ours < measured.goal };
}

/** Met when ours reaches `goal`, whatever the reference. */
export function oursAtLeast(measured: Measured): Result {
  return { ...withRatio(measured), judged: 'least', ok: measured.ours >= measured.goal };
}

/** A row that could not be measured here, and why. */
export function notMeasured(name: string, goal: number, unit: string, note: string): Result {
  return { name, ours: null, reference: null, ratio: null, goal, judged: 'ours', unit, ok: null, note };
}

function withRatio({ name, ours, reference, goal, unit, note = '' }: Measured) {
  const ratio = reference === undefined ? null : ours / reference;
  return { name, ours, reference: reference ?? null, ratio, goal, unit, note };
}
