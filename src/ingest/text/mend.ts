import type { Fit } from './copied-lines.ts';
import { fitLines } from './copied-lines.ts';
import type { Gap, Passage } from './gaps.ts';
import { findPassages } from './gaps.ts';
import { isSetApart, shorterSide, splitsPhrase, splitsWord } from './word-splits.ts';

/**
 * Takes out the blanks that copying left where lines of the original ended, as in "社会 主义". They are told
 * from blanks that were meant by the distance between them: lines of one document are of one width, so their
 * ends follow one another at that distance, and no stretch is longer. Only blanks are removed, nothing else
 * is touched, and mending twice changes nothing more.
 */
export function mendCopiedText(text: string): string {
  let mended = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = mendOnce(mended);
    if (next === mended) return mended;
    mended = next;
  }
  return mended;
}

const MAX_ROUNDS = 12;
const BETWEEN_CHINESE =
  /[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\ud840-\udfff] [\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\ud840-\ud8bf]/;

/** In ems. Shorter "lines" are phrases, names and verses set apart on purpose. */
const NARROWEST = 16;
const WIDEST = 64;

function mendOnce(text: string): string {
  if (!BETWEEN_CHINESE.test(text)) return text;
  const readings = ([0.5, 1] as const).map((latin) =>
    bestReading(findPassages(text, latin), plainLengths(text)),
  );
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
  const ends = best.fits.flatMap((fit) => [...fit.ends]);
  const removed = isCopy(text, best, ends) ? lineEnds(text, best, ends) : lonelySplits(text);
  return without(text, removed);
}

interface Reading {
  readonly width: number;
  readonly fits: readonly Fit[];
  readonly score: number;
}

/** The line width under which most blanks are line ends and least speaks against it. */
function bestReading(passages: readonly Passage[], plain: readonly number[]): Reading {
  let best: Reading = { width: 0, fits: [], score: 0 };
  const blanks = passages.reduce((sum, { gaps }) => sum + gaps.filter((gap) => gap.wide).length, 0);
  if (plain.filter((length) => length > WIDEST + 2).length >= blanks) return best;
  for (let width = NARROWEST; width <= WIDEST; width += 1) {
    const fits = passages.map((passage) => fitLines(passage, width)).filter(isPlausible);
    const ends = fits.reduce((sum, fit) => sum + weigh(fit), 0);
    const cost = fits.reduce((sum, fit) => sum + fit.cost, 0);
    const score = ends - cost - plain.filter((length) => length > width + 2).length;
    if (score > best.score) best = { width, fits, score };
  }
  return best;
}

/** A blank beside Latin may be a line's end, but needs no such reason to be there. */
function weigh(fit: Fit): number {
  return fit.ends.reduce((sum, gap) => sum + (gap.wide ? 1 : 0.25), 0);
}

/** A passage that fits badly by itself is left as it is. */
function isPlausible(fit: Fit): boolean {
  return fit.ends.length > 0 && fit.cost <= 0.6 * fit.ends.length + 0.6;
}

/** The lengths of stretches without any blank: in a copy, none is longer than a line. */
function plainLengths(text: string): number[] {
  return (text.match(/[^\n\t ]{16,}/g) ?? []).map((stretch) => stretch.length);
}

function isCopy(text: string, reading: Reading, ends: readonly Gap[]): boolean {
  const wide = ends.filter((gap) => gap.wide);
  const telling = wide.filter((gap) => !isSetApart(text, gap.index));
  if (telling.length < 2 || reading.score < 0.5 * wide.length) return false;
  const afterClosing = wide.filter((gap) => gap.afterClosing).length;
  if (afterClosing >= 0.8 * wide.length) return false;
  const exact = reading.fits.reduce((sum, fit) => sum + fit.exact, 0);
  const split = wide.slice(0, 60).filter((gap) => isSplit(text, gap.index)).length;
  const needed = Math.max(2, 0.12 * Math.min(60, wide.length));
  const measured = reading.fits.reduce((sum, fit) => sum + fit.measured, 0);
  const even = measured >= 2 && exact >= 0.75 * measured;
  return even ? split > 0 || !areParallel(reading, telling.length) : split >= needed;
}

/** A few phrases of one length each, to the last, are rather a list than lines of a paragraph. */
function areParallel(reading: Reading, ends: number): boolean {
  return ends < 3 && reading.fits.every((fit) => fit.ends.length > 0 && fit.exact === fit.ends.length);
}

/** Between Chinese and Latin the blank goes too, if this text has none there elsewhere. */
function lineEnds(text: string, reading: Reading, ends: readonly Gap[]): number[] {
  const mixed = ends.filter((gap) => gap.mixed).length;
  const spaced = (text.match(MIXED_SPACED) ?? []).length - mixed;
  const tight = (text.match(MIXED_TIGHT) ?? []).length;
  const writesTight = reading.width > 0 && tight >= 3 && tight > 4 * spaced;
  return ends
    .filter((gap) => gap.wide || (gap.mixed && (writesTight || gap.besideMark)))
    .map((gap) => gap.index);
}

const MIXED_SPACED = /[\u3040-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u3040-\u9fff]/g;
const MIXED_TIGHT = /[\u3040-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3040-\u9fff]/g;

/** How many characters must stand on either side of a blank for it to be judged by the words alone. */
const LONG_SIDE = 4;

/** Too little text to know the width: blanks that part a word or phrase, with no other between Chinese beside them. */
function lonelySplits(text: string): number[] {
  return findPassages(text, 0.5).flatMap(({ gaps }) => {
    const wide = gaps.filter((gap) => gap.wide);
    const all = wide.every(({ index }) => shorterSide(text, index) >= LONG_SIDE && isSplit(text, index));
    return all ? wide.map((gap) => gap.index) : [];
  });
}

function isSplit(text: string, index: number): boolean {
  return splitsWord(text, index) || splitsPhrase(text, index);
}

function without(text: string, indexes: readonly number[]): string {
  let from = 0;
  const parts: string[] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
