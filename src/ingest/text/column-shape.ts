import type { Chunk } from './chunks.ts';
import { largest, smallest } from './extent.ts';

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

/** In ems: most lines of a column of running text are at least this wide. */
const PROSE_WIDTH = 8;
const MIN_WIDE = 5;
/** In shares of all that stands in a column: formulas among the lines fall into many small pieces. */
const MOSTLY = 0.6;

export function isProse(chunks: readonly Chunk[]): boolean {
  const wide = chunks.filter((chunk) => widthOf(chunk) >= PROSE_WIDTH * chunk.size);
  if (wide.length * 2 >= chunks.length) return true;
  const heights = Map.groupBy(chunks, ({ base }) => Math.round(base));
  // Cells of a table have others beside them.
  const lines = wide.filter(({ base }) => heights.get(Math.round(base))?.length === 1);
  return lines.length >= MIN_WIDE && total(lines) >= MOSTLY * total(chunks);
}

function widthOf({ u0, u1 }: Chunk): number {
  return u1 - u0;
}

function total(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, chunk) => sum + widthOf(chunk), 0);
}

const MIN_LABELS = 4;
/** In shares of the labels beside running text: those of a chart stand at its lines only by chance. */
const AT_LINES = 0.3;
/** In shares of the labels: those of a table are set to one edge or one middle. */
const IN_LINE = 0.4;

/** Whether what stands beside running text is a chart or a formula, and not the heads of a table's rows. */
export function isDrawingBeside(prose: readonly Chunk[], labels: readonly Chunk[]): boolean {
  if (!isProse(prose) || isProse(labels)) return false;
  const [top, bottom] = [smallest(prose.map(({ v0 }) => v0)), largest(prose.map(({ v1 }) => v1))];
  const beside = labels.filter(({ base }) => base > top && base < bottom);
  if (new Set(beside.map(({ base }) => Math.round(base))).size < MIN_LABELS || areAligned(beside))
    return false;
  const headed = beside.filter(({ base, size }) =>
    prose.some((line) => Math.abs(line.base - base) < 0.2 * size),
  );
  return headed.length <= AT_LINES * beside.length;
}

function areAligned(chunks: readonly Chunk[]): boolean {
  const places = [({ u0 }: Chunk) => u0, ({ u1 }: Chunk) => u1, ({ u0, u1 }: Chunk) => (u0 + u1) / 2];
  return places.some((place) => {
    const shared = Map.groupBy(chunks, (chunk) => Math.round(place(chunk) / 3));
    return largest([...shared.values()].map((group) => group.length)) > IN_LINE * chunks.length;
  });
}
