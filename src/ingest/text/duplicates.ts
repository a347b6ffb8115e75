import type { Atom } from './atoms.ts';

/** How far apart, in ems, two drawings of one character may be and still be meant as bold or shadow. */
const NEAR = 0.12;
/** In points: wider than NEAR for all but gigantic characters. */
const CELL = 8;

/** Drops characters drawn a second time within a hair of the first. */
export function dropDuplicates(atoms: readonly Atom[]): Atom[] {
  const seen = new Map<number, Atom[]>();
  return atoms.filter((atom, at) => {
    if (isDrawn(seen, atom) && !isLigature(atoms[at - 1], atom)) return false;
    const key = keyOf(Math.floor(atom.u0 / CELL), Math.floor(atom.base / CELL));
    const here = seen.get(key);
    if (here) here.push(atom);
    else seen.set(key, [atom]);
    return true;
  });
}

function isDrawn(seen: ReadonlyMap<number, Atom[]>, atom: Atom): boolean {
  const near = Math.min(NEAR * atom.size, CELL);
  for (let u = cellOf(atom.u0 - near); u <= cellOf(atom.u0 + near); u += 1) {
    for (let v = cellOf(atom.base - near); v <= cellOf(atom.base + near); v += 1) {
      if (seen.get(keyOf(u, v))?.some((other) => coincide(atom, other))) return true;
    }
  }
  return false;
}

function cellOf(position: number): number {
  return Math.floor(position / CELL);
}

function keyOf(column: number, row: number): number {
  return column * 65_536 + row;
}

/** The letters of one ligature stand in one place: ff, ffi, ffl. */
function isLigature(previous: Atom | undefined, atom: Atom): boolean {
  return atom.text === 'f' && previous?.text === 'f' && previous.glyph.x === atom.glyph.x;
}

function coincide(a: Atom, b: Atom): boolean {
  const near = NEAR * Math.min(a.size, b.size);
  return a.text === b.text && Math.abs(a.u0 - b.u0) < near && Math.abs(a.base - b.base) < near;
}
