import type { Atom } from './atoms.ts';

/** Characters that follow one another closely on one line, in reading order. */
export interface Chunk {
  readonly atoms: Atom[];
  /** Its place in the order of the file. */
  readonly order: number;
  u0: number;
  u1: number;
  v0: number;
  v1: number;
  base: number;
  /** Of the widest part. */
  size: number;
  rtl: number;
}

/** In ems: a wider gap may part columns or cells, so it starts a new chunk. */
const WIDEST_GAP = 0.9;
const DEEPEST_OVERLAP = 0.7;

export function toChunks(atoms: readonly Atom[]): Chunk[] {
  const chunks: Chunk[] = [];
  let chunk: Chunk | undefined;
  for (const atom of atoms) {
    if (chunk && continues(chunk, atom)) extend(chunk, atom);
    else {
      chunk = start(atom, chunks.length);
      chunks.push(chunk);
    }
  }
  return chunks;
}

function start(atom: Atom, order: number): Chunk {
  const { u0, u1, v0, v1, base, size } = atom;
  return { atoms: [atom], order, u0, u1, v0, v1, base, size, rtl: atom.rtl ? 1 : 0 };
}

function continues(chunk: Chunk, atom: Atom): boolean {
  const em = Math.max(chunk.size, atom.size);
  if (!sameLine(chunk, atom)) return false;
  if (chunk.rtl > 0 || atom.rtl) {
    return atom.u0 - chunk.u1 < WIDEST_GAP * em && chunk.u0 - atom.u1 < WIDEST_GAP * em;
  }
  const gap = atom.u0 - (chunk.atoms.at(-1)?.u1 ?? chunk.u1);
  return gap < WIDEST_GAP * em && gap > -DEEPEST_OVERLAP * em;
}

export function sameLine(
  a: { v0: number; v1: number; size: number },
  b: { v0: number; v1: number; size: number },
): boolean {
  const overlap = Math.min(a.v1, b.v1) - Math.max(a.v0, b.v0);
  return overlap >= 0.5 * Math.min(a.v1 - a.v0, b.v1 - b.v0);
}

/** A superscript joins its chunk without moving the chunk's baseline. */
function extend(chunk: Chunk, atom: Atom): void {
  chunk.atoms.push(atom);
  chunk.u0 = Math.min(chunk.u0, atom.u0);
  chunk.u1 = Math.max(chunk.u1, atom.u1);
  if (atom.rtl) chunk.rtl += 1;
  if (atom.size <= chunk.size) return;
  chunk.size = atom.size;
  chunk.base = atom.base;
  chunk.v0 = atom.v0;
  chunk.v1 = atom.v1;
}
