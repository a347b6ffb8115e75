/** Which unit of the source each unit of a page shows, -1 where none. */
export interface Alignment {
  readonly matches: Int32Array;
  readonly first: number;
  readonly last: number;
}

/** Units that must agree for the two to be in step again, and how far apart they may have gone. */
const IN_STEP = 6;
const FARTHEST = 80;

/**
 * Follows `source` from `from` on along what a page shows, past hyphens, marks and lost characters. Gives up
 * where more than the share `stray` of the page, or of the source it spans, has nothing to match.
 */
export function align(page: string, source: string, from: number, stray: number): Alignment | undefined {
  const matches = new Int32Array(page.length).fill(-1);
  const allowed = Math.max(3, Math.ceil(page.length * stray));
  let [at, unit, strayed, skipped] = [0, from, 0, 0];
  let [first, last] = [-1, -1];
  while (at < page.length && unit < source.length) {
    if (page.charCodeAt(at) === source.charCodeAt(unit)) {
      matches[at] = unit;
      if (first < 0) first = unit;
      last = unit;
      at += 1;
      unit += 1;
      continue;
    }
    const step = nextInStep(page, at, source, unit) ?? { page: 1, source: 0 };
    strayed += isHyphenAlone(page, at, step) ? 0 : step.page;
    skipped += step.source;
    if (strayed > allowed || skipped > allowed) return undefined;
    at += step.page;
    unit += step.source;
  }
  return last < 0 || strayed + page.length - at > allowed ? undefined : { matches, first, last };
}

function isHyphenAlone(page: string, at: number, step: { page: number; source: number }): boolean {
  return step.page === 1 && step.source === 0 && /[-\u2010]/.test(page[at] ?? '');
}

function nextInStep(
  page: string,
  at: number,
  source: string,
  unit: number,
): { page: number; source: number } | undefined {
  for (let total = 1; total <= FARTHEST; total += 1) {
    for (let ahead = 0; ahead <= total; ahead += 1) {
      const step = { page: total - ahead, source: ahead };
      if (agree(page, at + step.page, source, unit + step.source)) return step;
    }
  }
  return undefined;
}

/** The last units of a page are too few to be sure of: only the nearest are taken. */
function agree(page: string, at: number, source: string, unit: number): boolean {
  const count = Math.min(IN_STEP, page.length - at, source.length - unit);
  if (count <= 0) return false;
  for (let step = 0; step < count; step += 1) {
    if (page.charCodeAt(at + step) !== source.charCodeAt(unit + step)) return false;
  }
  return true;
}
