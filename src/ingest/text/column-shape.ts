import type { Chunk } from './chunks.ts';

/**
 * Whether two columns side by side are those of a table with wrapped cells: the blocks of both start at the
 * same heights, again and again. Columns of running text share lines, but seldom the starts of paragraphs.
 */
export function looksLikeTable(left: readonly Chunk[], right: readonly Chunk[]): boolean {
  const starts = blockStarts(left);
  const others = blockStarts(right);
  const fewer = Math.min(starts.length, others.length);
  if (fewer < 2) return false;
  const tolerance = 0.4 * (left[0]?.size ?? 10);
  const shared = starts.filter((start) => others.some((other) => Math.abs(other - start) < tolerance));
  return shared.length >= 2 && shared.length >= 0.6 * fewer;
}

/** Baselines that follow a gap clearly wider than the usual one; the first line is no evidence. */
function blockStarts(chunks: readonly Chunk[]): number[] {
  const bases = [...new Set(chunks.map((chunk) => Math.round(chunk.base * 2) / 2))].sort((a, b) => a - b);
  const steps = bases.slice(1).map((base, at) => base - (bases[at] ?? base));
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 2] ?? 0;
  return bases.slice(1).filter((_, at) => (steps[at] ?? 0) > 1.3 * usual);
}

/** In ems: half of the lines of a column of running text are at least this wide. */
const PROSE_WIDTH = 8;

export function isProse(chunks: readonly Chunk[]): boolean {
  const wide = chunks.filter((chunk) => chunk.u1 - chunk.u0 >= PROSE_WIDTH * chunk.size);
  return wide.length * 2 >= chunks.length;
}
