/** Words of a page, and what stood around them. */
export interface Quote {
  /** From 1. */
  page: number;
  quote: string;
  before: string;
  after: string;
}

export interface Place {
  page: number;
  /** UTF-16 units into the page's text. */
  start: number;
  /** The words as they stand there: their blanks and line ends may be others. */
  quote: string;
}

/** How many characters alike around the words weigh as much as one page's distance. */
const CONTEXT_PER_PAGE = 4;

/**
 * Finds words again in another version of a document, given its pages' texts: where they stand in the
 * most similar surroundings, nearest to their old page. Blanks and line ends count for nothing.
 */
export function findAgain({ page, quote, before, after }: Quote, texts: string[]): Place | undefined {
  const words = squeeze(quote);
  if (words === '') return undefined;
  let best: { score: number; index: number; at: number } | undefined;
  const squeezed = texts.map(squeeze);
  for (const [index, text] of squeezed.entries()) {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const alike =
        alikeAtEnd(text.slice(0, at), squeeze(before)) +
        alikeAtStart(text.slice(at + words.length), squeeze(after));
      const score = alike - CONTEXT_PER_PAGE * Math.abs(index + 1 - page);
      if (!best || score > best.score) best = { score, index, at };
    }
  }
  if (!best) return undefined;
  const text = texts[best.index] ?? '';
  const start = unsqueezed(text, best.at);
  return {
    page: best.index + 1,
    start,
    quote: text.slice(start, unsqueezed(text, best.at + words.length - 1) + 1),
  };
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

/** Where in the text its character stands that is the `at`th when blanks are not counted. */
function unsqueezed(text: string, at: number): number {
  let left = at;
  for (let index = 0; index < text.length; index++) {
    if (/\s/u.test(text[index] ?? '')) continue;
    if (left === 0) return index;
    left -= 1;
  }
  return text.length;
}

function alikeAtEnd(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}

function alikeAtStart(a: string, b: string): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count += 1;
  return count;
}
