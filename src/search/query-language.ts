import { formats } from '../ingest/index.ts';
import type { SearchText } from './engine.ts';

export interface ParsedQuery {
  text: SearchText;
  /** What `format:` asked for. */
  format?: string;
}

const MAX_QUERY = 500;
const MAX_PARTS = 12;
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '“',
  '「': '」',
  '『': '』',
  '＂': '＂',
};
const FIELD = /^(title|author|format|标题|题名|书名|標題|書名|作者|格式)[:：]/i;
const FIELDS: Readonly<Record<string, 'title' | 'author' | 'format'>> = {
  title: 'title',
  标题: 'title',
  题名: 'title',
  书名: 'title',
  標題: 'title',
  書名: 'title',
  author: 'author',
  作者: 'author',
  format: 'format',
  格式: 'format',
};
const FORMAT_NAMES: Readonly<Record<string, string>> = {
  word: 'docx',
  powerpoint: 'pptx',
  ppt: 'pptx',
  excel: 'xlsx',
  markdown: 'md',
  text: 'txt',
};
/** What nobody leaves out: the option of a command, or a sentence that was copied with the mark before it. */
const COPIED = /^[\p{Script=Latin}\p{N}]$|[，。；：！？、,;!?（）(){}[\]<>$=|\\]/u;
/** Of a file's name; what it is called has no format in the index. */
const EXTENSION = new RegExp(
  `(?<=[^\\s.])\\.(?:${[...formats, 'htm', 'jpg', 'tif', 'markdown'].join('|')})$`,
  'i',
);
const CONTROL = /\p{Cc}/gu;

export interface Part {
  field: 'plain' | 'phrase' | 'without' | 'title' | 'author' | 'format';
  words: string;
  /** As it was typed. */
  source: string;
}

/**
 * Takes a query apart: "a phrase", -without, title:, author:, format:, and the rest. Anything that is not
 * whole (a lone quote, a field without a value) is read as plain words. Never throws.
 */
export function parseQuery(query: string): ParsedQuery {
  const parts = splitQuery(query);
  const of = (field: Part['field']) =>
    parts
      .filter((part) => part.field === field)
      .map(({ words }) => words)
      .slice(0, MAX_PARTS);
  const format = of('format')[0]?.toLowerCase();
  const text: SearchText = {
    plain: parts
      .filter((part) => part.field === 'plain')
      .map(({ words }) => words)
      .join(' ')
      .replace(EXTENSION, ''),
    phrases: of('phrase'),
    without: of('without'),
    title: of('title'),
    author: of('author'),
  };
  return { text, ...(format ? { format: FORMAT_NAMES[format] ?? format } : {}) };
}

/** Whether it is words alone, as anybody would type them. */
export function isPlain({ text: { phrases, without, title, author }, format }: ParsedQuery): boolean {
  return !format && phrases.length + without.length + title.length + author.length === 0;
}

/** The parts of a query that say something. */
export function splitQuery(query: string): Part[] {
  const parts: Part[] = [];
  let rest = query.toWellFormed().replaceAll(CONTROL, ' ').slice(0, MAX_QUERY).trimStart();
  while (rest !== '') {
    const [part, length] = takePart(rest);
    parts.push({ ...part, source: rest.slice(0, length) });
    rest = rest.slice(length).trimStart();
  }
  return parts.filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
}

/** With which a part begins that must not be there. */
const MINUS = /^[-－](?=[^\s-])/;

function takePart(rest: string): [part: Omit<Part, 'source'>, length: number] {
  const minus = MINUS.exec(rest);
  if (minus) {
    const [value, length] = takeValue(rest.slice(1));
    return [{ field: COPIED.test(value) ? 'plain' : 'without', words: value }, length + 1];
  }
  const field = FIELD.exec(rest);
  const name = field?.[1]?.toLowerCase();
  if (field && name) {
    const [value, length] = takeValue(rest.slice(field[0].length));
    if (value !== '') return [{ field: FIELDS[name] ?? 'plain', words: value }, field[0].length + length];
    return [{ field: 'plain', words: name }, field[0].length];
  }
  const [value, length] = takeValue(rest);
  const isQuoted = length === value.length + 2;
  return [{ field: isQuoted ? 'phrase' : 'plain', words: value }, Math.max(1, length)];
}

/** A quoted stretch without its quotes, or what stands before the next blank or quote. */
function takeValue(rest: string): [value: string, length: number] {
  const closing = CLOSING[rest.charAt(0)];
  const end = closing === undefined ? -1 : endOfQuote(rest, closing);
  if (end > 0) return [rest.slice(1, end), end + 1];
  const start = closing === undefined ? 0 : 1;
  const match = /^[^\s"“”「『＂]*/.exec(rest.slice(start));
  const value = match?.[0] ?? '';
  return start === 0 ? [value, value.length] : [value, Math.max(1, value.length + 1)];
}

function endOfQuote(rest: string, closing: string): number {
  const ends = [rest.indexOf(closing, 1), rest.indexOf(rest.charAt(0), 1)].filter((end) => end > 0);
  return ends.length > 0 ? Math.min(...ends) : -1;
}
