import type { Atom } from './atoms.ts';

/** How far apart, in ems, two drawings of one character may be and still be meant as bold or shadow. */
const NEAR = 0.12;

/** Drops characters drawn a second time within a hair of the first. */
export function dropDuplicates(atoms: readonly Atom[]): Atom[] {
  const seen = new Map<string, Atom[]>();
  return atoms.filter((atom) => {
    const cell = NEAR * 2 * atom.size;
    const column = Math.round(atom.u0 / cell);
    const row = Math.round(atom.base / cell);
    for (let du = -1; du <= 1; du += 1) {
      for (let dv = -1; dv <= 1; dv += 1) {
        const neighbours = seen.get(`${atom.text}${column + du},${row + dv}`);
        if (neighbours?.some((other) => coincide(atom, other))) return false;
      }
    }
    const key = `${atom.text}${column},${row}`;
    const here = seen.get(key);
    if (here) here.push(atom);
    else seen.set(key, [atom]);
    return true;
  });
}

function coincide(a: Atom, b: Atom): boolean {
  const near = NEAR * Math.min(a.size, b.size);
  return Math.abs(a.u0 - b.u0) < near && Math.abs(a.base - b.base) < near;
}
