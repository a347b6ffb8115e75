import { mendCopiedText, type PageText } from '../text/index.ts';

/** Mends a page whose text was copied with a blank at every lost line end; boxes keep pointing at their words. */
export function mendPage(page: PageText): PageText {
  const text = mendCopiedText(page.text);
  if (text === page.text) return page;
  const moved = newOffsets(page.text, text);
  const words = page.words.map((word) => {
    const offset = moved[word.offset] ?? 0;
    const end = moved[word.offset + word.text.length] ?? text.length;
    return { ...word, offset, text: text.slice(offset, end) };
  });
  return { text, words };
}

/** For every position of `before`, its position in `after`, which is `before` with some characters left out. */
function newOffsets(before: string, after: string): Uint32Array {
  const moved = new Uint32Array(before.length + 1);
  let at = 0;
  for (let i = 0; i < before.length; i++) {
    moved[i] = at;
    if (before[i] === after[at]) at += 1;
  }
  moved[before.length] = at;
  return moved;
}
