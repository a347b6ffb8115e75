import { smallest } from './extent.ts';
import type { Chunk } from './chunks.ts';
import { isDrawingBeside, isProse, looksLikeTable } from './column-shape.ts';

/**
 * Cuts a page into the regions a reader takes one after the other: what spans the columns first, then each
 * column from top to bottom. Only columns of running text are cut apart; tables stay whole.
 */
export function splitColumns(chunks: readonly Chunk[], rightToLeft: boolean): Chunk[][] {
  return cut(
    [...chunks].sort((a, b) => a.v0 - b.v0),
    rightToLeft,
    MAX_DEPTH,
  );
}

const MAX_DEPTH = 6;
const MIN_LINES = 3;
const MAX_CANDIDATES = 16;
/** In ems: how far a line may hang over the edge of its column, as quotation marks and commas do. */
const OVERHANG = 0.7;

function cut(chunks: Chunk[], rightToLeft: boolean, depth: number): Chunk[][] {
  if (depth === 0 || chunks.length < 2 * MIN_LINES) return [chunks];
  for (const x of gutterCandidates(chunks)) {
    const bands = splitAt(chunks, x);
    if (!bands.some((band) => band.kind === 'columns')) continue;
    return bands.flatMap((band) => {
      if (band.kind === 'span') return cut(band.chunks, rightToLeft, depth - 1);
      const [left, right] = sides(band.chunks, x).map((side) => cut(side, rightToLeft, depth - 1));
      return [...((rightToLeft ? right : left) ?? []), ...((rightToLeft ? left : right) ?? [])];
    });
  }
  return [chunks];
}

/** Columns have a straight left edge: places where several lines start, the gutters crossed least first. */
function gutterCandidates(chunks: readonly Chunk[]): number[] {
  const starts = new Map<number, number>();
  for (const chunk of chunks) {
    const x = Math.round(chunk.u0 / 3) * 3;
    starts.set(x, (starts.get(x) ?? 0) + 1);
  }
  const leftmost = smallest(starts.keys());
  return [...starts]
    .filter(([x, count]) => count >= MIN_LINES && x > leftmost + 12)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CANDIDATES)
    .map(([start]) => ({ x: start - 2, score: uncrossed(chunks, start - 2) }))
    .filter(({ score }) => score >= MIN_LINES)
    .sort((a, b) => b.score - a.score || a.x - b.x)
    .map(({ x }) => x);
}

/** How many lines stand on the poorer side of x, in stretches that no line crosses. */
function uncrossed(chunks: readonly Chunk[], x: number): number {
  let total = 0;
  let left = 0;
  let right = 0;
  const finish = (): void => {
    const poorer = Math.min(left, right);
    if (poorer >= MIN_LINES) total += poorer;
    left = 0;
    right = 0;
  };
  for (const chunk of chunks) {
    if (crosses(chunk, x)) finish();
    else if (isRightOf(chunk, x)) right += 1;
    else left += 1;
  }
  finish();
  return total;
}

function crosses(chunk: Chunk, x: number): boolean {
  const slack = OVERHANG * chunk.size;
  return chunk.u0 < x - slack && chunk.u1 > x + slack;
}

function isRightOf(chunk: Chunk, x: number): boolean {
  return chunk.u0 + chunk.u1 >= 2 * x;
}

function sides(chunks: readonly Chunk[], x: number): [Chunk[], Chunk[]] {
  return [chunks.filter((chunk) => !isRightOf(chunk, x)), chunks.filter((chunk) => isRightOf(chunk, x))];
}

interface Band {
  readonly kind: 'span' | 'columns';
  readonly chunks: Chunk[];
}

/** Alternates between what crosses x and what stands beside it; poor columns count as crossing. */
function splitAt(chunks: readonly Chunk[], x: number): Band[] {
  const bands: Band[] = [];
  const push = (kind: Band['kind'], members: Chunk[]): void => {
    const last = bands.at(-1);
    if (last?.kind === 'span' && kind === 'span') for (const member of members) last.chunks.push(member);
    else if (members.length > 0) bands.push({ kind, chunks: members });
  };
  let beside: Chunk[] = [];
  const finish = (): void => {
    push(areColumns(beside, x) ? 'columns' : 'span', beside);
    beside = [];
  };
  for (const chunk of chunks) {
    if (crosses(chunk, x)) {
      finish();
      push('span', [chunk]);
    } else beside.push(chunk);
  }
  finish();
  return bands;
}

function areColumns(chunks: readonly Chunk[], x: number): boolean {
  const [left, right] = sides(chunks, x);
  if (left.length < MIN_LINES || right.length < MIN_LINES) return false;
  if (isDrawingBeside(left, right) || isDrawingBeside(right, left)) return true;
  return isProse(left) && isProse(right) && !looksLikeTable(left, right);
}
