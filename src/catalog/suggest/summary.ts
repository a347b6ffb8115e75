import { cleanLine } from '../../platform/visible-text.ts';

const MAX_SUMMARY_LENGTH = 200;
const MIN_SENTENCE_LENGTH = 25;

/** What the file says it is about, else its first real sentences. */
export function suggestSummary(text: string, title: string, description: string | undefined): string {
  const own = cleanLine(description ?? '');
  if (own.length >= MIN_SENTENCE_LENGTH / 2) return cut(own);
  const lines = text
    .split('\n')
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => isProse(line) && !line.startsWith(title))
    .slice(0, CANDIDATES);
  const best = lines.find((line) => SENTENCE.test(line)) ?? lines[0];
  return best ? cut(best) : '';
}

/** How many lines that may be prose are looked at for a sentence. */
const CANDIDATES = 5;

const BULLET = /^\s*[•●○▪■◆*–-]\s*/u;
const SENTENCE = /[。！？]|[.!?]["'”’)\]]?$/;
/** Dots that lead to the number of a page. */
const LEADERS = /(?:[.…·]\s?){4}/;
const BYLINE = /^(原文)?(authors?|translators?|by|作者|译者|翻译|编者|编写)\s*[:：]/i;

/** A sentence or a list rather than a heading, a table row, a line of contents or who wrote it. */
function isProse(line: string): boolean {
  const hasMark = /[。！？；，]|[.!?,;](\s|$)/.test(line);
  if (line.length < MIN_SENTENCE_LENGTH || !hasMark || line.includes('\t')) return false;
  return !LEADERS.test(line) && !BYLINE.test(line);
}

function cut(text: string): string {
  if (text.length <= MAX_SUMMARY_LENGTH) return text;
  const head = text.slice(0, MAX_SUMMARY_LENGTH).toWellFormed();
  const end = Math.max(...['。', '！', '？', '. '].map((mark) => head.lastIndexOf(mark)));
  if (end > MAX_SUMMARY_LENGTH / 3) return head.slice(0, end + 1).trim();
  const blank = head.lastIndexOf(' ');
  return `${(blank > MAX_SUMMARY_LENGTH * 0.8 ? head.slice(0, blank) : head).trim()}…`;
}
