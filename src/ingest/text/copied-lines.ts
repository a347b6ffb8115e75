import type { Gap, Passage } from './gaps.ts';

/** How a passage reads as lines of one width: the gaps that are line ends, and how badly the rest fits. */
export interface Fit {
  /** Line ends, in order. */
  readonly ends: readonly Gap[];
  /** Those whose line was measured truly, and of these, those exactly where the width puts them. */
  readonly measured: number;
  readonly exact: number;
  readonly cost: number;
}

/** Of a line that ends early; of one that should have ended; of a blank in the middle of a line. */
const SHORT_AFTER_SENTENCE = 0.8;
const SHORT = 1.5;
const OVERLONG = 3;
const BLANK_WITHIN = 0.4;
/** For each em that a line differs from the width, so that the best of several widths wins. */
const DEVIATION = 0.05;
const INEXACT = 0.15;

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly full: boolean;
  readonly exact: boolean;
}

/** Reads the passage as lines of `width` at the least cost. */
export function fitLines(passage: Passage, width: number): Fit {
  const { gaps } = passage;
  const steps: Step[] = [{ cost: 0, from: -1, full: false, exact: false }];
  for (let to = 1; to < gaps.length; to += 1) steps.push(bestStep(passage, steps, to, width));
  const ends: Gap[] = [];
  let exact = 0;
  let measured = 0;
  for (let at = gaps.length - 1; at > 0; at = steps[at]?.from ?? 0) {
    const gap = gaps[at];
    const step = steps[at];
    if (gap === undefined || step?.full !== true) continue;
    ends.unshift(gap);
    const start = gaps[step.from];
    if (passage.measured || gap.narrow === start?.narrow) measured += 1;
    else continue;
    if (step.exact) exact += 1;
  }
  return { ends, measured, exact, cost: steps.at(-1)?.cost ?? 0 };
}

function bestStep({ gaps, blank }: Passage, steps: readonly Step[], to: number, width: number): Step {
  let best: Step | undefined;
  let within = 0;
  for (let from = to - 1; from >= 0; from -= 1) {
    const start = gaps[from];
    const end = gaps[to];
    if (start === undefined || end === undefined) break;
    const length = end.position - start.resume + within * blank;
    const step = lineStep(start, end, length, width);
    const cost = (steps[from]?.cost ?? 0) + step.cost + within * BLANK_WITHIN;
    if (best === undefined || cost < best.cost) best = { ...step, cost, from };
    if (end.position - start.position > width + 4) break;
    if (start.wide) within += 1;
  }
  return best ?? { cost: 0, from: 0, full: false, exact: false };
}

/** The line between two gaps. The last of a passage may be as short as it likes. */
function lineStep(start: Gap, end: Gap, length: number, width: number): Omit<Step, 'from'> {
  const narrow = end.narrow - start.narrow;
  const slack = Math.min(3, narrow * 0.07);
  const longest = width + 0.6 + (end.afterClosing ? 1 : 0) + slack;
  if (length > longest) return { cost: OVERLONG, full: false, exact: false };
  if (end.last) return { cost: 0, full: false, exact: false };
  if (length < width - end.nextUnit - 1.2 - slack) {
    return { cost: end.afterSentence ? SHORT_AFTER_SENTENCE : SHORT, full: false, exact: false };
  }
  const exact =
    (length <= width && width < length + end.nextUnit) || (end.afterClosing && length === width + 1);
  return { cost: DEVIATION * Math.abs(width - length) + (exact ? 0 : INEXACT), full: true, exact };
}
