import { hash } from 'node:crypto';
import { analyse, FIELD_BREAK, fold, isPair, type Stream, type Term } from '../analysis/index.ts';
import type { SearchItem } from '../engine.ts';

/** A document made ready for the index. Its first unit holds the fields, the others its pages. */
export interface Entry {
  streams: Stream[];
  /** Title, then author, for ranking and for `title:` and `author:`. */
  heading: Stream;
  /** How long each unit is, as `lengthByte` writes it. */
  lengths: Uint8Array;
  /** The same for documents that say the same, whatever their format; 0 if there is too little to tell. */
  twinKey: number;
}

const MAX_HEADING = 120;
const MAX_AUTHOR = 60;
/** More than this of one page says nothing new, and a page must not fill the memory. */
const MAX_PAGE = 50_000;
const TWIN_TITLE_UNITS = 2;
const TWIN_BODY_UNITS = 48;
const LEAST_TWIN_UNITS = 12;
const LENGTH_STEP = 1.06;

/** Lengths as a byte, in steps of six per cent. */
function lengthByte(length: number): number {
  return Math.min(255, Math.round(Math.log(length + 1) / Math.log(LENGTH_STEP)));
}

export function lengthOf(byte: number): number {
  return LENGTH_STEP ** byte - 1;
}

/** Analyses a document; `count` hears of every term with the place of its unit among the document's. */
export function makeEntry(item: SearchItem, count: (term: Term, unit: number) => void): Entry {
  const lengths = new Uint8Array(item.pages.length + 1);
  const read = (text: string, unit: number): Stream => {
    let length = 0;
    const stream = analyse(fold(text.slice(0, MAX_PAGE)), (term) => {
      if (isPair(term) || typeof term === 'string') length += 1;
      count(term, unit);
    });
    lengths[unit] = lengthByte(length);
    return stream;
  };
  const title = quiet(item.title);
  const author = quiet(item.author);
  const heading = joined(title.subarray(0, MAX_HEADING), author.subarray(0, MAX_AUTHOR));
  const fields = [
    item.title,
    item.author,
    ...item.tags,
    nameOnly(item.fileName),
    item.summary,
    ...item.outline,
  ];
  const streams = [fields.join('\n\n'), ...item.pages].map(read);
  return { streams, heading, lengths, twinKey: twinKey(title, streams.slice(1)) };
}

function quiet(text: string): Stream {
  return analyse(fold(text.slice(0, 400)), () => {});
}

function joined(title: Stream, author: Stream): Stream {
  const heading = new Uint16Array(title.length + 1 + author.length);
  heading.set(title);
  heading[title.length] = FIELD_BREAK;
  heading.set(author, title.length + 1);
  return heading;
}

/** The extension is the format, which has a filter of its own. */
function nameOnly(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{2,5}$/i, '');
}

/** 48 bits of SHA-256 over the title and the first words. */
function twinKey(title: Stream, pages: Stream[]): number {
  const titled = title.filter((unit) => unit > FIELD_BREAK);
  const words = new Uint16Array(titled.length + 1 + TWIN_BODY_UNITS);
  words.set(titled);
  words[titled.length] = FIELD_BREAK;
  let size = titled.length + 1;
  for (const page of pages) {
    for (let at = 0; at < page.length && size < words.length; at++) {
      const unit = page[at] as number;
      if (unit > FIELD_BREAK) words[size++] = unit;
    }
  }
  if (title.length < TWIN_TITLE_UNITS || size - titled.length - 1 < LEAST_TWIN_UNITS) return 0;
  return hash('sha256', words.subarray(0, size), 'buffer').readUIntBE(0, 6);
}

/** Tells whether what is indexed of a document has changed. */
export function textHash(item: SearchItem): string {
  const { title, author, tags, fileName, summary, outline, pages } = item;
  const texts = [title, author, fileName, summary, ...tags, '', ...outline, '', ...pages];
  return hash('sha1', texts.join('\0'), 'base64url');
}
