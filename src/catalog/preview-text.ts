import { withoutLeaders } from '../platform/visible-text.ts';

export const PREVIEW_CHARACTERS = 2_000;

/** At most 2,000 characters of the free pages' text, ended where a sentence or word ends. */
export function composePreviewText(texts: string[]): string {
  let text = '';
  for (const page of texts.map(withoutLeaders)) {
    text = text ? joinPages(text, page) : page;
    if (text.length > PREVIEW_CHARACTERS * 2) break;
  }
  const characters = [...text.trim()];
  if (characters.length <= PREVIEW_CHARACTERS) return characters.join('');
  return cutAtEnd(characters.slice(0, PREVIEW_CHARACTERS - 1).join(''));
}

/** A sentence that runs over the page's end goes on; otherwise the next page starts a paragraph. */
function joinPages(text: string, page: string): string {
  const endsOpen = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，、；]$/u.test(text);
  const goesOn = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(page);
  return endsOpen && goesOn && lastParagraphIsLong(text) ? text + page : `${text}\n${page}`;
}

// A short last line is a heading, a cell or a signature rather than the start of a sentence.
function lastParagraphIsLong(text: string): boolean {
  return text.length - text.lastIndexOf('\n') > 60;
}

function cutAtEnd(text: string): string {
  const end = Math.max(...['。', '！', '？', '\n', '. ', '；'].map((mark) => text.lastIndexOf(mark)));
  if (end > text.length * 0.9) return text.slice(0, end + 1).trim();
  const blank = text.lastIndexOf(' ');
  return `${(blank > text.length * 0.97 ? text.slice(0, blank) : text).trim()}…`;
}
