import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { newId } from '../platform/ids.ts';
import { derivedPrefix, originalKey, type Storage } from '../storage/index.ts';
import type { Format } from './formats/format.ts';
import { makePdf } from './make-pdf.ts';
import { pictureKey } from './pictures.ts';
import { keepFlow } from './flow/keep-flow.ts';
import { makeSheets } from './sheets/make-sheets.ts';
import type { PdfReply, ReadProgress } from './pdf/tasks.ts';
import { type Processes, workFolder } from './processes.ts';
import { COVER_WIDTH, PREVIEW_WIDTH, type Reading, type SourceMetadata, type TextKind } from './types.ts';

export interface SourceFile {
  sha256: string;
  fileName: string;
}

export interface ReadOptions {
  /** How many pages from the first get their picture at once. */
  pictures: number;
  /** The format is known, then pages are being read: `done` of `total`. */
  onFormat: (format: Format) => void;
  onPages: (done: number, total: number) => void;
}

export interface IngestContext {
  config: Config;
  storage: Storage;
  processes: Processes;
}

const PDF_LIMIT_MS = 30 * 60_000;
const PDF_SILENCE_MS = 60_000;
const PDF_OUTPUT_LIMIT_BYTES = 2 ** 30;

/**
 * Turns a kept original into pages, text and first pictures. Whatever it writes can be written
 * again: a run that was cut off leaves nothing that the next would trip over.
 * Throws `ChildError` (the file's fault) or another error (the machine's: to be tried again).
 */
export async function readSource(
  context: IngestContext,
  file: SourceFile,
  options: ReadOptions,
): Promise<Reading> {
  const { storage, config, processes } = context;
  const folder = join(workFolder(config), `${process.pid}-${newId()}`);
  await mkdir(folder, { recursive: true });
  try {
    const original = await storage.localPath(originalKey(file.sha256));
    const format = await inspect(processes, original, file.fileName);
    options.onFormat(format);
    const made = await makePdf(context, { original, format, name: file.fileName, folder });
    const shownKey = made.path ? `${derivedPrefix(file.sha256)}/shown.pdf` : originalKey(file.sha256);
    if (made.path) await storage.moveIn(shownKey, made.path);
    const shown = { path: await storage.localPath(shownKey), text: made.text };
    const read = await readPdf(context, file.sha256, shown, options);
    if (made.flow) {
      const pages = read.pages.map(({ text }) => text);
      await keepFlow(storage, { sha256: file.sha256, path: made.flow, pages });
    }
    await makeSheets(context, { sha256: file.sha256, format, original, workbook: made.workbook, folder });
    return {
      sha256: file.sha256,
      format,
      shownKey,
      ...read,
      metadata: mergeMetadata(made.metadata, read.metadata),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inspect(processes: Processes, path: string, name: string): Promise<Format> {
  const reply = await processes.layout.run({ kind: 'inspect', path, name }, { limitMs: 60_000 });
  if (reply.kind !== 'inspected') throw new Error(`unexpected reply ${reply.kind}`);
  return reply.format;
}

async function readPdf(
  context: IngestContext,
  sha256: string,
  shown: { path: string; text: string | undefined },
  options: ReadOptions,
) {
  const { storage, config, processes } = context;
  const boxes = new BoxesFile();
  const pages: Reading['pages'] = [];
  const pictures: Array<Promise<void>> = [];
  let total = 0;
  const take = (progress: ReadProgress) => {
    if (progress.kind === 'counted') total = progress.pageCount;
    else if (progress.kind === 'picture') {
      pictures.push(storage.write(pictureKey(sha256, progress.page, progress.asked), progress.webp));
    } else {
      for (const { boxes: bytes, ...page } of progress.pages) pages.push({ ...page, ...boxes.add(bytes) });
    }
    options.onPages(pages.length, total);
  };
  const reply = await processes.pdf.run(
    {
      kind: 'read',
      ...shown,
      maxPages: config.maxPages,
      pictures: options.pictures,
      coverWidth: COVER_WIDTH,
      pictureWidth: PREVIEW_WIDTH,
    },
    {
      limitMs: PDF_LIMIT_MS,
      silenceMs: PDF_SILENCE_MS,
      outputLimitBytes: PDF_OUTPUT_LIMIT_BYTES,
      onProgress: (progress) => take(progress as ReadProgress),
    },
  );
  await Promise.all(pictures);
  if (reply.kind !== 'read') throw new Error(`unexpected reply ${reply.kind}`);
  const boxesKey = `${derivedPrefix(sha256)}/boxes`;
  await storage.write(boxesKey, boxes.bytes());
  return { boxesKey, pages, ...describe(reply) };
}

/** Word boxes of all pages, one after the other; each page knows where its own lie. */
class BoxesFile {
  #parts: Uint8Array[] = [];
  #length = 0;

  add(part: Uint8Array): { boxesStart: number; boxesBytes: number } {
    const boxesStart = this.#length;
    this.#parts.push(part);
    this.#length += part.length;
    return { boxesStart, boxesBytes: part.length };
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}

function describe(reply: Extract<PdfReply, { kind: 'read' }>) {
  const { metadata, kinds } = reply;
  return {
    outline: reply.outline.map((entry) => ({ ...entry, page: entry.page === null ? null : entry.page + 1 })),
    metadata: {
      title: metadata.title,
      author: metadata.author,
      description: metadata.subject,
      keywords: metadata.keywords.split(/[,;，；、]/).map((word) => word.trim()),
    } satisfies SourceMetadata,
    textKind: textKindOf(kinds),
  };
}

/** A single picture page among text is a cover. */
function textKindOf({ text, scan }: { text: number; scan: number }): TextKind {
  if (text > 0 && scan > 1) return 'mixed';
  if (text > 0) return 'text';
  return scan > 0 ? 'scan' : 'empty';
}

/** What the source says of itself wins over what its PDF says. */
function mergeMetadata(own: SourceMetadata, shown: SourceMetadata): SourceMetadata {
  const given = Object.entries(own).filter(([, value]) => value !== undefined && value.length > 0);
  return { ...shown, ...Object.fromEntries(given) };
}
