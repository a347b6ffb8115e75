import { isRightToLeft, isSpace } from './characters.ts';
import { largest } from './extent.ts';
import type { Glyph } from './types.ts';

/**
 * Puts lines of Arabic and Hebrew into the order in which they are read. The engine orders them by stretches
 * of one direction and one baseline, which parts letters from their dots where these are glyphs of their own
 * (each of them given the letter's text), and puts numbers and Latin words out of place. All else stays.
 */
export function orderRightToLeft(glyphs: readonly Glyph[]): readonly Glyph[] {
  if (!glyphs.some((glyph) => isRightToLeft(glyph.text))) return glyphs;
  const lineOf = new Map<Glyph, Glyph[]>();
  for (const line of gatherLines(glyphs)) {
    if (line.length < LONGEST_LINE && isMostlyRightToLeft(line))
      for (const glyph of line) lineOf.set(glyph, line);
  }
  const done = new Set<Glyph[]>();
  return glyphs.flatMap((glyph) => {
    const line = lineOf.get(glyph);
    if (line === undefined) return glyph;
    if (done.has(line)) return [];
    done.add(line);
    return orderLine(line);
  });
}

/** A longer one is no line that anybody reads, and would take long. */
const LONGEST_LINE = 1_000;

/** In ems: how far dots and raised numbers stand from the baseline of their line at most. */
const REACH = 0.45;

/** The glyphs on each of the page's baselines, the dots above and below among them. */
function gatherLines(glyphs: readonly Glyph[]): Glyph[][] {
  const baselines = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.angle !== 0 || glyph.generated || !Number.isFinite(glyph.originY + glyph.x + glyph.w)) continue;
    const key = Math.round(glyph.originY * 2);
    const baseline = baselines.get(key);
    if (baseline) baseline.push(glyph);
    else baselines.set(key, [glyph]);
  }
  const lines: { base: number; size: number; glyphs: Glyph[] }[] = [];
  for (const [key, baseline] of [...baselines].sort(([, a], [, b]) => b.length - a.length)) {
    const size = largest(baseline.map((glyph) => glyph.size));
    const near = lines.filter((line) => Math.abs(line.base - key / 2) < REACH * Math.max(line.size, size));
    const line = near.sort((a, b) => Math.abs(a.base - key / 2) - Math.abs(b.base - key / 2))[0];
    if (line) line.glyphs.push(...baseline);
    else lines.push({ base: key / 2, size, glyphs: baseline });
  }
  return lines.map((line) => line.glyphs);
}

function isMostlyRightToLeft(line: readonly Glyph[]): boolean {
  const letters = line.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return letters.filter(({ text }) => isRightToLeft(text)).length * 2 > letters.length;
}

function orderLine(line: readonly Glyph[]): Glyph[] {
  const letters = withoutParts(line.filter(({ text, w, size }) => !isSpace(text) || w > 0.05 * size));
  const marks = letters.filter(isMark);
  const visual = letters.filter((glyph) => !isMark(glyph)).sort((a, b) => centre(b) - centre(a));
  const marksOf = Map.groupBy(marks, (mark) => nearest(mark, visual));
  return turnNumbers(spaceOut(visual)).flatMap((base) => [base, ...(marksOf.get(base) ?? [])]);
}

/** Of glyphs with one text that stand within one another, the widest is the letter. */
function withoutParts(line: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of [...line].sort((a, b) => b.w - a.w)) {
    const isPart = kept.some(
      (other) =>
        other.text === glyph.text && isRightToLeft(glyph.text) && overlap(other, glyph) > 0.5 * glyph.w,
    );
    if (!isPart) kept.push(glyph);
  }
  const whole = new Set(kept);
  return line.filter((glyph) => whole.has(glyph));
}

function overlap(a: Glyph, b: Glyph): number {
  return Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
}

function centre({ x, w }: Glyph): number {
  return x + w / 2;
}

/** A vowel sign or the like, which stands after its letter. */
function isMark({ text }: Glyph): boolean {
  return /^\p{M}/u.test(text);
}

function nearest(mark: Glyph, bases: readonly Glyph[]): Glyph | undefined {
  let best: Glyph | undefined;
  for (const base of bases) {
    if (!best || Math.abs(centre(base) - centre(mark)) < Math.abs(centre(best) - centre(mark))) best = base;
  }
  return best;
}

/** In ems: a gap this wide is a space that the file does not spell out. */
const SPACE = 0.18;

function spaceOut(visual: readonly Glyph[]): Glyph[] {
  let edge = Infinity;
  return visual.flatMap((glyph, at) => {
    const previous = visual[at - 1];
    const gap = edge - glyph.x - glyph.w;
    const right = edge;
    edge = Math.min(edge, glyph.x);
    const spelled = isSpace(glyph.text) || previous === undefined || isSpace(previous.text);
    if (spelled || gap < SPACE * glyph.size) return glyph;
    return [{ ...glyph, text: ' ', x: right - gap, w: gap, originX: right - gap }, glyph];
  });
}

const DIGIT = /^\p{N}/u;

/** Turns what runs from left to right, numbers and words of other scripts, within the line. */
function turnNumbers(visual: readonly Glyph[]): Glyph[] {
  const ordered: Glyph[] = [];
  for (let at = 0; at < visual.length; ) {
    const end = endOfRun(visual, at);
    if (end > at) ordered.push(...visual.slice(at, end).reverse());
    else ordered.push(...visual.slice(at, at + 1));
    at = Math.max(end, at + 1);
  }
  return ordered;
}

/** The end of the run from left to right that starts here: numbers, or words with the spaces between them. */
function endOfRun(visual: readonly Glyph[], from: number): number {
  let end = from;
  let sawSpace = false;
  for (let at = from; at < visual.length; at += 1) {
    const text = visual[at]?.text ?? '';
    if (isForeign(text)) {
      end = at + 1;
      sawSpace = false;
    } else if (DIGIT.test(text)) {
      // Numbers apart from one another are in the line's order, unless they follow a word of the run.
      if (!sawSpace) end = at + 1;
    } else if (end === from || isRightToLeft(text)) break;
    else if (isSpace(text)) sawSpace = true;
    else if (sawSpace || !/^[.,:/\-_+@%#'&=\u066b\u066c]$/.test(text)) break;
  }
  return end;
}

function isForeign(text: string): boolean {
  return /^\p{L}/u.test(text) && !isRightToLeft(text);
}
