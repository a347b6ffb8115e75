import { isCjk } from './characters.ts';
import type { Glyph } from './types.ts';

interface Setting {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size?: number;
  /** Added after every character, in points. */
  readonly spacing?: number;
}

/** Sets text as a PDF would draw it, for tests: Chinese an em wide, the rest half an em. */
export function setLine(text: string, { x, y, size = 10, spacing = 0 }: Setting): Glyph[] {
  let left = x;
  return [...text].map((character) => {
    const w = isCjk(character) ? size : size / 2;
    const glyph = makeGlyph(character, {
      x: left,
      y: y - 0.8 * size,
      w,
      h: size,
      originX: left,
      originY: y,
      size,
    });
    left += w + spacing;
    return glyph;
  });
}

export function setLines(lines: readonly string[], setting: Setting & { readonly step?: number }): Glyph[] {
  const { step = 14, y } = setting;
  return lines.flatMap((line, at) => setLine(line, { ...setting, y: y + at * step }));
}

/** A vertical line: upright characters from the top down. */
export function setColumn(text: string, { x, y, size = 10 }: Setting): Glyph[] {
  return [...text].map((character, at) => {
    const top = y + at * size;
    return makeGlyph(character, { x, y: top, w: size, h: size, originX: x, originY: top + 0.8 * size, size });
  });
}

/** Turns a page of the given height by 90 degrees clockwise, glyphs and all. */
export function turnRight(glyphs: readonly Glyph[], height: number): Glyph[] {
  return glyphs.map((glyph) => ({
    ...glyph,
    x: height - glyph.y - glyph.h,
    y: glyph.x,
    w: glyph.h,
    h: glyph.w,
    originX: height - glyph.originY,
    originY: glyph.originX,
    angle: 90,
  }));
}

type Place = Pick<Glyph, 'x' | 'y' | 'w' | 'h' | 'originX' | 'originY' | 'size'>;

function makeGlyph(text: string, place: Place): Glyph {
  const plain = { generated: false, hyphen: false, unmapped: false, hidden: false, continues: false };
  return { ...place, ...plain, text, angle: 0 };
}
