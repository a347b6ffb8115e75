import { copyFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Document,
  DuplicateFileError,
  findDocumentByHash,
  findDocuments,
  getDocument,
  type ReceiveDefaults,
  receiveFile,
  slugify,
} from '../catalog/index.ts';
import { incomingFolder } from '../contributors/index.ts';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import type { Storage } from '../storage/index.ts';
import { links } from '../ui/links.ts';
import { hashFile, listFiles } from './files.ts';

export interface ImportOutcome {
  file: string;
  id: string | null;
  url: string | null;
  status: 'ready' | 'duplicate' | 'failed';
  pages: number;
  error: string | null;
}

export interface ImportOptions extends ReceiveDefaults {
  paths: string[];
  ownerId: string;
  currency: string;
  /** Called when a file was found, and when it is done with. */
  onFound: () => void;
  onOutcome: (outcome: ImportOutcome) => void;
}

export interface ImportContext {
  db: Db;
  storage: Storage;
  config: Config;
}

/** Files that may be received but not yet processed: enough to keep every worker busy. */
const MAX_UNDER_WAY = 500;
const POLL_MS = 200;

/**
 * Brings files into the library and waits until each is ready or has failed; workers do the processing.
 * Run again after an interruption it goes on: what is ready is a duplicate, what is under way is waited for.
 */
export async function importFiles(
  context: ImportContext,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<void> {
  const underWay = new Map<string, string>();
  let reportedAt = 0;
  const report = async () => {
    if (Date.now() - reportedAt < POLL_MS) await sleep(POLL_MS);
    reportedAt = Date.now();
    await reportFinished(context, underWay, options.onOutcome);
  };
  for await (const file of listFiles(options.paths)) {
    while (underWay.size >= MAX_UNDER_WAY && !signal.aborted) await report();
    if (signal.aborted) break;
    options.onFound();
    const taken = await takeFile(context, file, options);
    if ('outcome' in taken) options.onOutcome(taken.outcome);
    else underWay.set(taken.id, file);
    if (Date.now() - reportedAt >= POLL_MS) await report();
  }
  while (underWay.size > 0 && !signal.aborted) await report();
}

type Taken = { outcome: ImportOutcome } | { id: string };

async function takeFile(context: ImportContext, file: string, options: ImportOptions): Promise<Taken> {
  const { db, config } = context;
  try {
    const { size } = await stat(file);
    if (size > config.maxUploadBytes) return { outcome: failure(file, 'too-large') };
    const existing = await findDocumentByHash(db, await hashFile(file));
    if (existing) return known(context, file, existing);
    return { id: await copyIn(context, file, options) };
  } catch (error) {
    if (error instanceof DuplicateFileError)
      return known(context, file, await getDocument(db, error.documentId));
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EACCES') return { outcome: failure(file, 'unreadable') };
    throw error;
  }
}

function known(context: ImportContext, file: string, document: Document): Taken {
  if (document.stage === 'ready') return { outcome: outcomeOf(context, file, document, 'duplicate') };
  if (document.stage === 'failed') return { outcome: outcomeOf(context, file, document, 'failed') };
  return { id: document.id };
}

async function copyIn(
  { db, storage, config }: ImportContext,
  file: string,
  options: ImportOptions,
): Promise<string> {
  const path = join(incomingFolder(config), newId());
  try {
    await copyFile(file, path);
    const document = await receiveFile(db, storage, { ...options, path, fileName: basename(file) });
    return document.id;
  } finally {
    await rm(path, { force: true });
  }
}

async function reportFinished(
  context: ImportContext,
  underWay: Map<string, string>,
  onOutcome: (outcome: ImportOutcome) => void,
): Promise<void> {
  const documents = await findDocuments(context.db, [...underWay.keys()]);
  const found = new Set(documents.map(({ id }) => id));
  for (const document of documents) {
    if (document.stage !== 'ready' && document.stage !== 'failed') continue;
    onOutcome(outcomeOf(context, underWay.get(document.id) ?? '', document, document.stage));
    underWay.delete(document.id);
  }
  for (const [id, file] of underWay) {
    if (found.has(id)) continue;
    onOutcome(failure(file, 'removed'));
    underWay.delete(id);
  }
}

function outcomeOf(
  { config }: ImportContext,
  file: string,
  document: Document,
  status: ImportOutcome['status'],
): ImportOutcome {
  return {
    file,
    id: document.id,
    url: config.baseUrl + links.document(document.id, slugify(document.title)),
    status,
    pages: document.pageCount,
    error: document.failureCode,
  };
}

function failure(file: string, error: string): ImportOutcome {
  return { file, id: null, url: null, status: 'failed', pages: 0, error };
}
