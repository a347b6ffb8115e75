import type { Atom } from './atoms.ts';

/** How far apart, in ems, two drawings of one character may be and still be meant as bold or shadow. */
const NEAR = 0.12;
/** In points: wider than NEAR for all but gigantic characters. */
const CELL = 8;

/** Drops characters drawn a second time within a hair of the first. */
export function dropDuplicates(atoms: readonly Atom[]): Atom[] {
  const seen = new Map<number, Atom[]>();
  let kept = false;
  return atoms.filter((atom) => {
    // The letters of one ligature (tt, ffi) stand in one place, and go together.
    kept = (kept && atom.glyph.continues) || !isDrawn(seen, atom);
    if (!kept) return false;
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

function coincide(a: Atom, b: Atom): boolean {
  const near = NEAR * Math.min(a.size, b.size);
  return a.text === b.text && Math.abs(a.u0 - b.u0) < near && Math.abs(a.base - b.base) < near;
}
