import { isCjk } from './characters.ts';
import { largest, smallest } from './extent.ts';
import type { Glyph, WordBox } from './types.ts';

/** In ems: how far below or above one character the next of its line may stand. */
const SAME_LINE = 0.6;

interface Placed {
  readonly place: number;
  readonly length: number;
  readonly glyph: Glyph;
}

/**
 * Where the words of `text` between `from` and `to` stand: runs of Chinese or of anything else on one line.
 * `glyphAt` knows the glyphs by their place in the text; offsets count from `from`.
 */
export function sourceWords(
  text: string,
  from: number,
  to: number,
  glyphAt: ReadonlyMap<number, Glyph>,
): WordBox[] {
  const words: WordBox[] = [];
  let run: Placed[] = [];
  const finish = (): void => {
    if (run.length > 0) words.push(boxOf(text, run, from));
    run = [];
  };
  let wide: boolean | undefined;
  for (let place = from; place < to; ) {
    const character = String.fromCodePoint(text.codePointAt(place) ?? 0x20);
    const glyph = glyphAt.get(place);
    const blank = /\s/.test(character);
    if (blank || (wide !== undefined && wide !== isCjk(character))) finish();
    wide = blank ? undefined : isCjk(character);
    if (glyph) {
      const last = run.at(-1);
      if (last && !sharesLine(last.glyph, glyph)) finish();
      run.push({ place, length: character.length, glyph });
    }
    place += character.length;
  }
  finish();
  return words;
}

function sharesLine(a: Glyph, b: Glyph): boolean {
  return Math.abs(a.originY - b.originY) < SAME_LINE * Math.max(a.size, b.size);
}

function boxOf(text: string, run: readonly Placed[], from: number): WordBox {
  const start = run[0]?.place ?? from;
  const last = run.at(-1);
  const end = last ? last.place + last.length : start;
  const x = smallest(run.map(({ glyph }) => glyph.x));
  const y = smallest(run.map(({ glyph }) => glyph.y));
  const w = largest(run.map(({ glyph }) => glyph.x + glyph.w)) - x;
  const h = largest(run.map(({ glyph }) => glyph.y + glyph.h)) - y;
  return { text: text.slice(start, end), x, y, w, h, offset: start - from };
}
