import type { Atom } from './atoms.ts';

/** Accents that stand by themselves, and the combining marks they were meant as. */
const MARKS = new Map([
  ['\u00b4', '\u0301'],
  ['\u02cb', '\u0300'],
  ['\u00a8', '\u0308'],
  ['\u02c6', '\u0302'],
  ['\u02dc', '\u0303'],
  ['\u02d8', '\u0306'],
  ['\u02c7', '\u030c'],
  ['\u00af', '\u0304'],
  ['\u02d9', '\u0307'],
  ['\u02da', '\u030a'],
  ['\u00b8', '\u0327'],
  ['\u02dd', '\u030b'],
]);

/** How far apart in the file an accent and its letter are drawn at most. */
const REACH = 6;

/** Old typesetters draw an accent over its letter as a second character: the two become one again. */
export function composeAccents(atoms: Atom[]): Atom[] {
  if (!atoms.some((atom) => MARKS.has(atom.text))) return atoms;
  const composed = [...atoms];
  const dropped = new Set<number>();
  atoms.forEach((accent, at) => {
    const mark = MARKS.get(accent.text);
    if (mark === undefined) return;
    for (let near = Math.max(0, at - REACH); near <= Math.min(atoms.length - 1, at + REACH); near += 1) {
      const letter = composed[near];
      if (near === at || letter === undefined || !standsOver(accent, letter)) continue;
      const text = compose(letter.text, mark);
      if (text === undefined) continue;
      composed[near] = { ...letter, text };
      dropped.add(at);
      return;
    }
  });
  return composed.filter((_, at) => !dropped.has(at));
}

function standsOver(accent: Atom, letter: Atom): boolean {
  const centre = (accent.u0 + accent.u1) / 2;
  return centre > letter.u0 && centre < letter.u1 && Math.abs(accent.base - letter.base) < 0.6 * letter.size;
}

function compose(letter: string, mark: string): string | undefined {
  const dotted = letter === '\u0131' ? 'i' : letter === '\u0237' ? 'j' : letter;
  if (!/^\p{L}$/u.test(dotted)) return undefined;
  const text = (dotted + mark).normalize('NFC');
  return text.length === 1 ? text : undefined;
}
