import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { AppError, InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';

export interface SpooledFile {
  field: string;
  fileName: string;
  path: string;
}

export interface MultipartForm {
  fields: Record<string, string>;
  files: SpooledFile[];
}

const MAX_FILES = 200;

/**
 * Reads a multipart form, spooling its files into `folder` without holding them in memory.
 * Throws `AppError('too-large')` before the excess is stored; nothing stays behind then.
 */
export async function readMultipart(
  request: Request,
  folder: string,
  maxBytes: number,
): Promise<MultipartForm> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!contentType.startsWith('multipart/form-data') || !request.body) {
    throw new InvalidInputError({}, 'a multipart form was expected');
  }
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes * MAX_FILES)
    throw new AppError('too-large');
  await mkdir(folder, { recursive: true });
  const form: MultipartForm = { fields: {}, files: [] };
  try {
    await parse(request.body, contentType, form, folder, maxBytes);
    return form;
  } catch (error) {
    await discardFiles(form);
    throw error;
  }
}

export async function discardFiles(form: MultipartForm): Promise<void> {
  await Promise.all(form.files.map(({ path }) => rm(path, { force: true })));
}

async function parse(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  form: MultipartForm,
  folder: string,
  maxBytes: number,
): Promise<void> {
  const spooled: Array<Promise<void>> = [];
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: { fileSize: maxBytes + 1, files: MAX_FILES, fieldSize: 100_000, fields: 200 },
  });
  parser.on('field', (name, value) => {
    form.fields[name] = value;
  });
  parser.on('file', (field, stream, fileName) => {
    // Browsers send an empty part for a file input that was left empty.
    if (!fileName) {
      stream.resume();
      return;
    }
    const path = join(folder, newId());
    form.files.push({ field, fileName, path });
    const writing = spool(stream, path, maxBytes);
    writing.catch((error: unknown) =>
      parser.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    spooled.push(writing);
  });
  await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), parser);
  await Promise.all(spooled);
}

async function spool(stream: Readable, path: string, maxBytes: number): Promise<void> {
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  await pipeline(stream, createWriteStream(path));
  if (bytes > maxBytes) throw new AppError('too-large');
}
