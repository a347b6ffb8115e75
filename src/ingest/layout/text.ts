import type { Block, LaidDocument } from './blocks.ts';
import { chapterLevels } from './chapters.ts';
import { isPreformatted } from './preformatted.ts';
import { mendCopiedText, unwrapPlainText } from '../text/index.ts';

/** Lines of a preformatted text that are set as one block: the typesetter is slow on endless ones. */
const CODE_BLOCK_LINES = 400;

const LONGEST_PARAGRAPH = 3_000;

const BLANK_LINES = /\n(?:[ \t\u3000]*\n)+/;

/** A plain text as a document: a line is a paragraph, chapter headings make the outline. */
export function readPlainText(source: string): LaidDocument {
  const text = source.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\f/g, '\n\n');
  const preformatted = isPreformatted(text);
  if (preformatted) return { metadata: {}, blocks: codeBlocks(text), images: new Map(), page: 'article' };
  const prose = mendCopiedText(unwrapPlainText(text));
  const shortParagraphs = areShort(prose);
  return { metadata: {}, blocks: proseBlocks(prose), images: new Map(), page: 'book', shortParagraphs };
}

/** In Latin letters; Chinese keeps its indents of two characters. */
const LINE_OF_BOOK = 70;

/** Blank lines part what is mostly single lines, each short of a line of the page. */
function areShort(text: string): boolean {
  const chunks = text.trim().split(BLANK_LINES);
  const single = chunks.filter(
    (chunk) => !chunk.includes('\n') && chunk.length < LINE_OF_BOOK && !/[\u3040-\u9fff]/.test(chunk),
  );
  return chunks.length > 2 && single.length * 2 > chunks.length;
}

function codeBlocks(text: string): Block[] {
  const lines = text.trimEnd().split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += CODE_BLOCK_LINES)
    blocks.push({ kind: 'code', text: lines.slice(at, at + CODE_BLOCK_LINES).join('\n') });
  return blocks;
}

function proseBlocks(text: string): Block[] {
  const levels = chapterLevels(text.split('\n'));
  const blocks: Block[] = [];
  for (const chunk of text.split(BLANK_LINES)) {
    if (isPreformatted(chunk)) blocks.push({ kind: 'code', text: chunk });
    else for (const line of chunk.split('\n')) blocks.push(...lineBlocks(line, levels));
  }
  return blocks;
}

function lineBlocks(line: string, levels: Map<string, number>): Block[] {
  const text = line.replace(/^[\s\u3000\ufeff]+|[\s\u3000]+$/g, '');
  if (text === '') return [];
  const level = levels.get(text);
  if (level !== undefined) return [{ kind: 'heading', level, inlines: [{ kind: 'text', text }] }];
  if (/^([-=_*~—─·•#+]\s*){4,}$/.test(text)) return [{ kind: 'rule' }];
  return cutLong(text).map((part) => ({ kind: 'paragraph', inlines: [{ kind: 'text', text: part }] }));
}

/** A file of one endless line is cut at ends of sentences, or the typesetter would break it as a whole. */
function cutLong(text: string): string[] {
  if (text.length <= LONGEST_PARAGRAPH) return [text];
  return text.match(/[^]{1,700}(?:[。！？.!?…][”’」』）)]*|$)|[^]{700}/g) ?? [text];
}
