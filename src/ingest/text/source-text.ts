import { align } from './align.ts';
import { isRightToLeft } from './characters.ts';
import { normaliseCharacter } from './normalise.ts';
import { orderRightToLeft } from './right-to-left.ts';
import { sourceWords } from './source-words.ts';
import type { Glyph, PageText } from './types.ts';

/** How much of a page may have no part in the source, and of the source none on the page. */
const STRAY = 0.02;
/** Arabic letters are drawn in parts, whose order in a file is nobody's. */
const STRAY_ARABIC = 0.15;

/**
 * The text of a source that was laid out as pages: each page is told the stretch of the source that it
 * shows. Pages must be asked for one after the other.
 */
export class SourceText {
  readonly #text: string;
  /** The text without what is not compared, and where in the text each unit of it stands. */
  readonly #seen: string;
  readonly #places: Uint32Array;
  #next = 0;
  /** Whether the page before was found, so that what follows it belongs to this one. */
  #contiguous = true;

  constructor(lines: readonly string[]) {
    this.#text = lines.map(normaliseLine).join('\n');
    const seen = seenUnits(this.#text);
    this.#seen = seen.text;
    this.#places = seen.places;
  }

  /** The part of the source that these glyphs draw; undefined where they do not follow it. */
  pageOf(page: readonly Glyph[]): PageText | undefined {
    const glyphs = orderRightToLeft(page);
    const drawn = drawnUnits(glyphs);
    if (drawn.text === '') return undefined;
    const stray = [...drawn.text].some(isRightToLeft) ? STRAY_ARABIC : STRAY;
    const found = this.#find(drawn.text, stray);
    if (found === undefined) {
      this.#contiguous = false;
      return undefined;
    }
    const from = this.#contiguous ? this.#endOf(this.#next - 1) : (this.#places[found.first] ?? 0);
    const to = this.#endOf(found.last);
    this.#next = found.last + 1;
    this.#contiguous = true;
    const glyphAt = new Map<number, Glyph>();
    found.matches.forEach((unit, at) => {
      const glyph = glyphs[drawn.glyphs[at] ?? 0];
      const place = this.#places[unit];
      if (unit >= 0 && glyph && place !== undefined) glyphAt.set(place, glyph);
    });
    return cutPage(this.#text, from, to, glyphAt);
  }

  #find(drawn: string, stray: number): ReturnType<typeof align> {
    const here = align(drawn, this.#seen, this.#next, stray);
    if (here || this.#contiguous) return here;
    const start = this.#seen.indexOf(drawn.slice(0, LANDMARK), this.#next);
    return start < 0 ? undefined : align(drawn, this.#seen, start, stray);
  }

  /** The position in the text after this unit. */
  #endOf(unit: number): number {
    return unit < 0 ? 0 : (this.#places[unit] ?? this.#text.length) + 1;
  }
}

/** Characters by which the source is taken up again after a page that did not follow it. */
const LANDMARK = 24;

function normaliseLine(line: string): string {
  let normal = '';
  for (const character of line) {
    normal += character === '\t' ? '\t' : normaliseCharacter(character).replace('\u00ad', '');
  }
  return normal.normalize('NFC');
}

/** Neither compared nor counted: blanks, and joiners and marks that no glyph stands for. */
function isUnseen(unit: string): boolean {
  const code = unit.charCodeAt(0);
  if (code < 0x2000) return code <= 0x20 || code === 0xa0 || code === 0xad;
  return /^[\s\u200b-\u200f\u2060]$/.test(unit) || (code >= 0xfe00 && code <= 0xfe0f);
}

function seenUnits(text: string): { text: string; places: Uint32Array } {
  const places = new Uint32Array(text.length);
  let seen = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? '';
    if (isUnseen(unit)) continue;
    places[seen.length] = at;
    seen += unit;
  }
  return { text: seen, places: places.slice(0, seen.length) };
}

function drawnUnits(glyphs: readonly Glyph[]): { text: string; glyphs: number[] } {
  const units: string[] = [];
  const indexes: number[] = [];
  glyphs.forEach((glyph, index) => {
    if (glyph.generated) return;
    for (const unit of (glyph.hyphen ? '-' : normaliseCharacter(glyph.text)).split('')) {
      if (isUnseen(unit)) continue;
      units.push(unit);
      indexes.push(index);
    }
  });
  return { text: units.join(''), glyphs: indexes };
}

function cutPage(text: string, from: number, to: number, glyphAt: ReadonlyMap<number, Glyph>): PageText {
  let start = from;
  while (start < to && /\s/.test(text[start] ?? '')) start += 1;
  return { text: text.slice(start, to), words: sourceWords(text, start, to, glyphAt) };
}
