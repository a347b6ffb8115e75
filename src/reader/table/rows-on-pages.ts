import type { Sheet, SheetRow } from '../../ingest/index.ts';

/** How far ahead of the last row found the next is looked for, in characters without blanks. */
const LOOK_AHEAD = 4_000;

/**
 * Of each sheet, the rows that stand word for word in `text`, one after the other: what is on those pages, and
 * nothing that is not. Blanks and line ends count for nothing but for where a row begins and ends. A row whose
 * words the pages show otherwise (cut off, or in another order) is left out rather than guessed.
 */
export function rowsOnPages(sheets: Sheet[], text: string): SheetRow[][] {
  const pages = squeezeText(text);
  let from = 0;
  return sheets.map((sheet) =>
    sheet.rows.filter((row) => {
      const words = row.cells.map((cell) => squeeze(typeof cell === 'string' ? cell : cell[0])).join('');
      if (words === '') return false;
      const at = findWhole(pages, words, from);
      if (at !== undefined) from = at + words.length;
      return at !== undefined;
    }),
  );
}

interface Squeezed {
  text: string;
  /** 1 where a blank or an end stood before the character. */
  edges: Uint8Array;
}

function squeezeText(text: string): Squeezed {
  const edges = new Uint8Array(text.length + 1);
  const words = text.split(/\s+/u).filter(Boolean);
  let length = 0;
  for (const word of words) {
    edges[length] = 1;
    length += word.length;
  }
  edges[length] = 1;
  return { text: words.join(''), edges };
}

function findWhole({ text, edges }: Squeezed, words: string, from: number): number | undefined {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    if (at - from > LOOK_AHEAD) return undefined;
    if (edges[at] === 1 && edges[at + words.length] === 1) return at;
  }
  return undefined;
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}
