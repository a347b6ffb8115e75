import type { Atom, Blank } from './atoms.ts';
import { isCjk, isHanOrKana, isSharedPunctuation } from './characters.ts';
import { largest } from './extent.ts';

/** In ems: gaps from which the eye sees a space that the file does not spell out. */
const LATIN_SPACE = 0.15;
const CJK_SPACE = 0.55;
/** Between Chinese and Latin, layout programs leave up to a third of an em by themselves. */
const MIXED_SPACE = 0.45;
/** A space that somebody typed is no narrower. */
const NARROWEST_TYPED = 0.2;
/** Between Latin letters where the engine sees a space too: slanted letters lean into it. */
const GUESSED_SPACE = 0.03;
/** A spelled-out space this narrow is not seen as one. */
const GHOST_LATIN = 0.04;
const GHOST_CJK = 0.12;

/** What stands before each character of a stretch of one line; the first has nothing. */
export function spaceOut(atoms: readonly Atom[]): Blank[] {
  const latin = letterSpacing(atoms, false);
  const cjk = letterSpacing(atoms, true);
  const typed = typedMixedSpace(atoms);
  return atoms.map((atom, at) => {
    const previous = atoms[at - 1];
    if (!previous) return '';
    return isTypedLike(previous, atom, typed) ? ' ' : blankBetween(previous, atom, latin, cjk);
  });
}

/**
 * The widest space, in ems, that the file spells out after Latin before Chinese. Who typed one there typed one
 * before the Latin too, where some programs only move on by its width because the font is another.
 */
function typedMixedSpace(atoms: readonly Atom[]): number | undefined {
  const gaps = atoms.flatMap((atom, at) => {
    const previous = atoms[at - 1];
    const mixed = previous && !isWide(previous) && isHanOrKana(atom.text) && atom.blank === ' ';
    return mixed ? gapBetween(previous, atom) : [];
  });
  return gaps.length > 0 ? largest(gaps) : undefined;
}

/** Where the engine sees a space after Chinese before Latin that is as wide as one spelled out. */
function isTypedLike(a: Atom, b: Atom, typed: number | undefined): boolean {
  if (typed === undefined || !b.guessed || a.rtl || b.rtl) return false;
  if (!isHanOrKana(a.text) || !/^[\p{L}\p{N}]/u.test(b.text) || isWide(b)) return false;
  const gap = gapBetween(a, b);
  return gap > NARROWEST_TYPED && gap > 0.85 * typed && gap < 1.3 * typed;
}

function gapBetween(a: Atom, b: Atom): number {
  return (b.u0 - a.u1) / Math.max(a.size, b.size);
}

function blankBetween(a: Atom, b: Atom, latin: number, cjk: number): Blank {
  const gap = gapBetween(a, b);
  const leftward = b.u0 < a.u0 - 0.5 * a.size;
  if (a.rtl || b.rtl || leftward) return b.blank;
  const wide = Number(isWide(a)) + Number(isWide(b));
  if (b.blank === '\u3000') return gap > 0.3 ? '\u3000' : '';
  if (b.blank === ' ') return gap < (wide === 2 ? GHOST_CJK + cjk : GHOST_LATIN) ? '' : ' ';
  const latinSpace = b.guessed ? GUESSED_SPACE : LATIN_SPACE;
  const threshold = [latinSpace + latin, MIXED_SPACE + Math.max(latin, cjk), CJK_SPACE + cjk][wide] ?? 0;
  return gap > threshold ? ' ' : '';
}

function isWide(atom: Atom): boolean {
  return isCjk(atom.text) || (isSharedPunctuation(atom.text) && atom.u1 - atom.u0 > 0.8 * atom.size);
}

/** The median gap between characters of a letter-spaced or justified line, in ems; else 0. */
function letterSpacing(atoms: readonly Atom[], wide: boolean): number {
  const gaps: number[] = [];
  for (let at = 1; at < atoms.length; at += 1) {
    const a = atoms[at - 1];
    const b = atoms[at];
    if (a === undefined || b === undefined || b.blank !== '' || a.rtl || b.rtl) continue;
    if (isWide(a) === wide && isWide(b) === wide) gaps.push((b.u0 - a.u1) / Math.max(a.size, b.size));
  }
  if (gaps.length < (wide ? 2 : 3)) return 0;
  gaps.sort((a, b) => a - b);
  return Math.max(0, gaps[gaps.length >> 1] ?? 0);
}
