import { isRightToLeft, isSpace } from './characters.ts';
import { normaliseCharacter } from './normalise.ts';
import type { Glyph } from './types.ts';
import type { Frame } from './frames.ts';

/** What the file put before a character: nothing, a space, or an ideographic space. */
export type Blank = '' | ' ' | typeof IDEOGRAPHIC;

const IDEOGRAPHIC = '\u3000';

/**
 * A visible character in its frame: u grows along the line, v from line to line, whatever the direction of
 * the writing. `v0` and `v1` are a nominal em around the baseline, alike for all fonts of one size.
 */
export interface Atom {
  readonly text: string;
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
  readonly base: number;
  readonly size: number;
  readonly blank: Blank;
  /** The engine guesses a space before it. */
  readonly guessed: boolean;
  readonly rtl: boolean;
  readonly glyph: Glyph;
}

/** Kept until it is known whether its line ends with it. */
export const SOFT_HYPHEN = '\u00ad';

/** Ascent and descent of the nominal em box. */
const ASCENT = 0.82;
const DESCENT = 0.18;

/** The characters to lay out, in the file's order, without spaces, controls and unknowns. */
export function toAtoms(glyphs: readonly Glyph[], frame: Frame): Atom[] {
  const atoms: Atom[] = [];
  let blank: string = '';
  let guessed = false;
  let rtl = false;
  const guesses = glyphs.some((glyph) => glyph.unmapped && !/[ -~]/.test(glyph.text));
  for (const glyph of glyphs) {
    const text = glyph.hyphen ? '-' : readable(glyph, guesses);
    if (text === '' || !isPlaced(glyph)) continue;
    if (isSpace(text)) {
      if (glyph.generated) guessed = true;
      if (!glyph.generated || rtl) blank = text === IDEOGRAPHIC || blank === IDEOGRAPHIC ? IDEOGRAPHIC : ' ';
      continue;
    }
    rtl = isRightToLeft(text);
    const atom = { text, blank: blank as Blank, guessed, rtl, glyph, ...place(glyph, frame) };
    const halves = halve(atoms.at(-1), atom);
    if (halves) atoms.splice(-1, 1, halves.first, halves.second);
    else atoms.push(atom);
    blank = '';
    guessed = false;
  }
  return atoms;
}

/** In ems: one stroke this long is two dashes or dots of three, which fonts join into one glyph. */
const DOUBLE_MARK = 1.6;

/** Two marks drawn as one glyph, which the file gives both in its one box, get half of it each. */
function halve(before: Atom | undefined, atom: Atom): { first: Atom; second: Atom } | undefined {
  if (before === undefined || !/^[\u2014\u2015\u2026\u2500]$/.test(atom.text) || before.text !== atom.text)
    return undefined;
  if (before.u0 !== atom.u0 || before.u1 !== atom.u1 || before.base !== atom.base) return undefined;
  if (atom.u1 - atom.u0 < DOUBLE_MARK * atom.size) return undefined;
  const middle = (atom.u0 + atom.u1) / 2;
  return { first: { ...before, u1: middle }, second: { ...atom, u0: middle } };
}

/** A font without a character map may still be plain ASCII, but not where its codes lie outside of that. */
function readable(glyph: Glyph, guesses: boolean): string {
  if (glyph.unmapped && guesses) return '';
  return glyph.text === SOFT_HYPHEN ? SOFT_HYPHEN : normaliseCharacter(glyph.text);
}

/** In points: far beyond any page; a damaged file may say anything. */
const FARTHEST = 100_000;

function isPlaced({ x, y, w, h, originX, originY, size }: Glyph): boolean {
  const extremes = Math.max(Math.abs(x), Math.abs(y), w, h, Math.abs(originX), Math.abs(originY), size);
  return extremes < FARTHEST;
}

function place(glyph: Glyph, frame: Frame): Pick<Atom, 'u0' | 'u1' | 'v0' | 'v1' | 'base' | 'size'> {
  const { u0, u1, base } = frame.place(glyph);
  const size = glyph.size > 0 ? glyph.size : Math.max(glyph.h, 1);
  return { u0, u1, base, size, v0: base - ASCENT * size, v1: base + DESCENT * size };
}
