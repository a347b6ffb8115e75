import type { FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { IngestError } from '../failure.ts';
import { decodeText } from './charset.ts';
import { detectArchive } from './detect-archive.ts';
import { detectCompound } from './detect-compound.ts';
import { readAt, withFile } from './files.ts';
import type { Format } from './format.ts';

export type { Format } from './format.ts';

const HEAD_BYTES = 64 * 1024;

/**
 * The format of a file by its content; the name only tells apart plain texts.
 * Reads the head, and the directory of containers, whatever the file's size.
 * Throws IngestError: empty, encrypted, damaged or unsupported.
 */
export function detectFormat(file: { path: string; name: string }): Promise<Format> {
  return withFile(file.path, async (handle, size) => {
    if (size === 0) throw new IngestError('empty', 'no bytes');
    const head = await readAt(handle, 0, HEAD_BYTES);
    return (
      imageFormat(head) ??
      (await containerFormat(handle, head, file.path)) ??
      (isPdf(head) ? 'pdf' : undefined) ??
      textFormat(head, file.name)
    );
  });
}

function imageFormat(head: Buffer): Format | undefined {
  const start = head.toString('latin1', 0, 12);
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^(II[*+]\0|MM\0[*+])/.test(start)) return 'tiff';
  return /^RIFF[^]{4}WEBP/.test(start) ? 'webp' : undefined;
}

async function containerFormat(handle: FileHandle, head: Buffer, path: string): Promise<Format | undefined> {
  if (/^PK(\x03\x04|\x05\x06)/.test(head.toString('latin1', 0, 4))) return detectArchive(path);
  if (head.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1') return detectCompound(handle);
  if (/^\s*\{\\rtf/.test(head.toString('latin1', 0, 64))) return 'rtf';
  return isBareWorkbook(head) ? 'xls' : undefined;
}

/** Workbooks older than Excel 5 are a bare stream of records that begins with BOF. */
function isBareWorkbook(head: Buffer): boolean {
  if (head.length < 8) return false;
  const [type, length] = [head.readUInt16LE(0), head.readUInt16LE(2)];
  const lengths: Record<number, number[]> = { 0x0009: [4], 0x0209: [6], 0x0409: [6], 0x0809: [8, 16] };
  return lengths[type]?.includes(length) ?? false;
}

/**
 * The header may stand anywhere in the first 1,024 bytes, or be lost before the objects;
 * away from the start a text may merely mention it.
 */
function isPdf(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 1_024 + 8);
  const at = start.indexOf('%PDF-');
  if (at < 0 || at > 1_024) return /^%[\x80-\xff]{4}\s+\d+ \d+ obj/.test(start);
  return start.slice(0, at).trim() === '' || /\d+ \d+ obj/.test(head.toString('latin1', at));
}

const textNames: Record<string, Format> = {
  '.md': 'md',
  '.markdown': 'md',
  '.mdown': 'md',
  '.mkd': 'md',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.tab': 'csv',
};

function textFormat(head: Buffer, name: string): Format {
  const text = decodeHead(head);
  if (text.startsWith('%!PS')) throw new IngestError('unsupported', 'PostScript');
  const office = /<\?mso-application\s+progid="(Word\.Document|Excel\.Sheet)"/.exec(text.slice(0, 2_048));
  if (office) return office[1] === 'Excel.Sheet' ? 'xls' : 'doc';
  const extension = extname(name).toLowerCase();
  const named = textNames[extension];
  if (named === 'md') return named;
  if (isHtml(text) || (/^\.x?html?$/.test(extension) && /<[a-z][^>]*>/i.test(text))) return 'html';
  if (isSvg(text)) throw new IngestError('svg', 'an SVG drawing');
  return named ?? 'txt';
}

function decodeHead(head: Buffer): string {
  const { text } = decodeText(head);
  const foreign = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]/g)?.length ?? 0;
  if (text.trim() === '' && foreign === 0) throw new IngestError('empty', 'only blanks');
  if (foreign > Math.max(2, text.length * 0.01))
    throw new IngestError('unsupported', 'neither text nor known');
  return text;
}

function isHtml(text: string): boolean {
  return /^<(!doctype\s+html|html|head|body)\b/i.test(rootOf(text));
}

function isSvg(text: string): boolean {
  return /^<(!doctype\s+svg|([\w-]+:)?svg)\b/i.test(rootOf(text));
}

/** From the first markup on that is neither comment nor instruction. */
function rootOf(text: string): string {
  return text
    .slice(0, 16_384)
    .replace(/<!--[^]*?-->|<\?[^]*?\?>/g, '')
    .trimStart();
}
