import { largest, smallest } from './extent.ts';
import type { Line } from './lines.ts';

/** What is usual around a line: the margins of its block and the step from one baseline to the next. */
export interface Measure {
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
}

/** In ems: lines end alike when they differ by less. */
const RAGGED = 1.5;
/** In ems: nobody wraps text so soon, so a line this short ends where it was meant to. */
const NARROW = 9;
/** In ems: how far the first lines of a column's paragraphs may be indented from one another. */
const INDENTS = 4;

/** One measure for each line of a region. */
export function measure(lines: readonly Line[]): Measure[] {
  const pitches = pitchesBySize(lines);
  return blocksOf(lines, pitches).flatMap((block) => {
    const left = smallest(block.map((line) => line.u0));
    const right = rightOf(block, left, lines);
    return block.map((line) => ({ left, right, pitch: pitches.get(sizeKey(line)) ?? 1.9 * line.size }));
  });
}

/** The margin of the block itself if most of its lines reach it, else that of the lines above and below it. */
function rightOf(block: readonly Line[], left: number, lines: readonly Line[]): number {
  const own = supportedRight(block, 0.4);
  if (own !== undefined) return own;
  const size = block[0]?.size ?? 0;
  const column = lines.filter((line) => Math.abs(line.u0 - left) < INDENTS * size);
  const shared = supportedRight(column, 0.1);
  const widest = largest(block.map((line) => line.u1));
  if (shared !== undefined && shared >= widest - RAGGED * size) return shared;
  return block.every(isNarrow) ? Infinity : largest(column.map((line) => line.u1));
}

/** Of the lines, how many may stand out over a margin that others reach. */
const BEYOND = 0.2;

/** The right margin, if two lines or more reach it, and at least this share of them. */
function supportedRight(lines: readonly Line[], share: number): number | undefined {
  const ends = lines.map((line) => line.u1).sort((a, b) => b - a);
  const needed = Math.max(2, Math.ceil(lines.length * share));
  const size = lines[0]?.size ?? 0;
  for (let at = 0; at + needed <= ends.length && at <= BEYOND * ends.length; at += 1) {
    const end = ends[at] ?? 0;
    if (end - (ends[at + needed - 1] ?? -Infinity) <= RAGGED * size) return end;
  }
  return undefined;
}

function isNarrow(line: Line): boolean {
  return line.u1 - line.u0 < NARROW * line.size;
}

/** Sizes that differ by less than an eighth are one, give or take the edges. */
function sizeKey(line: Line): number {
  return Math.round(Math.log(Math.max(line.size, 0.1)) * 8);
}

/** The step most common among neighbours of one size; a size with too few lines has none. */
function pitchesBySize(lines: readonly Line[]): Map<number, number> {
  const steps = new Map<number, number[]>();
  lines.forEach((line, at) => {
    const previous = lines[at - 1];
    if (previous === undefined || sizeKey(previous) !== sizeKey(line)) return;
    const step = line.base - previous.base;
    if (step <= 0.8 * line.size || step >= 3.5 * line.size) return;
    const known = steps.get(sizeKey(line));
    if (known) known.push(step);
    else steps.set(sizeKey(line), [step]);
  });
  const usual = new Map<number, number>();
  for (const [size, values] of steps) {
    const sorted = values.sort((a, b) => a - b);
    if (sorted.length >= 2) usual.set(size, sorted[Math.floor((sorted.length - 1) * 0.4)] ?? 0);
  }
  return usual;
}

/** Lines of one size that follow one another at their usual step. */
function blocksOf(lines: readonly Line[], pitches: ReadonlyMap<number, number>): Line[][] {
  const blocks: Line[][] = [];
  lines.forEach((line, at) => {
    const previous = lines[at - 1];
    const block = blocks.at(-1);
    const reach = 1.3 * (pitches.get(sizeKey(line)) ?? 1.9 * line.size);
    const joined = previous && sizeKey(previous) === sizeKey(line) && line.base - previous.base <= reach;
    if (block && joined) block.push(line);
    else blocks.push([line]);
  });
  return blocks;
}
