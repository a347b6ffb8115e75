import type { PageWords, WordBox } from '../ingest/index.ts';

/** A page's text, and for each run of it six numbers: offset, length (UTF-16 units), x, y, w, h (points). */
export interface PackedWords {
  text: string;
  boxes: number[];
}

/** More boxes than this are laid together line by line, or a browser would choke on a dense page. */
const MOST_BOXES = 4_000;

export function packWords({ text, words }: PageWords): PackedWords {
  const runs = words.length > MOST_BOXES ? mergeLines(words) : words;
  return {
    text,
    boxes: runs.flatMap(({ text: { length }, x, y, w, h, offset }) => [
      offset,
      length,
      ...[x, y, w, h].map((value) => Math.round(value * 10) / 10),
    ]),
  };
}

function mergeLines(words: WordBox[]): WordBox[] {
  const lines: WordBox[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last && followsOn(last, word)) lines[lines.length - 1] = unite(last, word);
    else lines.push(word);
  }
  return lines;
}

function followsOn(line: WordBox, word: WordBox): boolean {
  const isLevel = Math.abs(line.y + line.h / 2 - word.y - word.h / 2) < Math.min(line.h, word.h) / 2;
  const gap = word.x - line.x - line.w;
  return isLevel && gap > -line.h && gap < 2 * line.h && word.offset - line.offset - line.text.length <= 1;
}

function unite(line: WordBox, word: WordBox): WordBox {
  const y = Math.min(line.y, word.y);
  const between = ' '.repeat(word.offset - line.offset - line.text.length);
  return {
    text: line.text + between + word.text,
    offset: line.offset,
    x: Math.min(line.x, word.x),
    y,
    w: Math.max(line.x + line.w, word.x + word.w) - Math.min(line.x, word.x),
    h: Math.max(line.y + line.h, word.y + word.h) - y,
  };
}
