import { cleanLine } from '../../platform/visible-text.ts';

const MAX_SUMMARY_LENGTH = 200;
const MIN_SENTENCE_LENGTH = 25;

/** What the file says it is about, else its first real sentences. */
export function suggestSummary(text: string, title: string, description: string | undefined): string {
  const own = cleanLine(description ?? '');
  if (own.length >= MIN_SENTENCE_LENGTH / 2) return cut(own);
  const first = text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => isProse(line) && !line.startsWith(title));
  return first ? cut(first) : '';
}

/** A sentence rather than a heading, a table row or a line of contents. */
function isProse(line: string): boolean {
  const hasMark = /[。！？；，]|[.!?,;](\s|$)/.test(line);
  return line.length >= MIN_SENTENCE_LENGTH && hasMark && !line.includes('\t') && !/[.…·]{4}/.test(line);
}

function cut(text: string): string {
  if (text.length <= MAX_SUMMARY_LENGTH) return text;
  const head = text.slice(0, MAX_SUMMARY_LENGTH).toWellFormed();
  const end = Math.max(...['。', '！', '？', '. '].map((mark) => head.lastIndexOf(mark)));
  if (end > MAX_SUMMARY_LENGTH / 3) return head.slice(0, end + 1).trim();
  const blank = head.lastIndexOf(' ');
  return `${(blank > MAX_SUMMARY_LENGTH * 0.8 ? head.slice(0, blank) : head).trim()}…`;
}
