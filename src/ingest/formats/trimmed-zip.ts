import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yauzl, { type Options, type ZipFile } from 'yauzl';
import { readAt } from './files.ts';

/** Opens a ZIP file, leaving out the stray bytes that some transfers add at its end. */
export async function openTrimmed(path: string, options: Options): Promise<ZipFile> {
  const file = await open(path, 'r');
  try {
    return await yauzl.fromRandomAccessReaderPromise(
      new FileReader(path, file),
      await soundSize(file),
      options,
    );
  } catch (error) {
    await file.close();
    throw error;
  }
}

const END_RECORD_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;

/** Where the archive ends by its own end record ([APPNOTE] 4.3.16), else the size of the file. */
async function soundSize(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const start = Math.max(0, size - END_RECORD_BYTES - MAX_COMMENT_BYTES);
  const tail = await readAt(file, start, size - start);
  const at = tail.lastIndexOf('PK\x05\x06', tail.length, 'latin1');
  if (at < 0 || at + END_RECORD_BYTES > tail.length) return size;
  return Math.min(size, start + at + END_RECORD_BYTES + tail.readUInt16LE(at + 20));
}

class FileReader extends yauzl.RandomAccessReader {
  readonly #path: string;
  readonly #file: FileHandle;

  constructor(path: string, file: FileHandle) {
    super();
    this.#path = path;
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return createReadStream(this.#path, { start, end: end - 1 });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    readAt(this.#file, position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(bytes.length < length ? new Error('unexpected EOF') : null);
      },
      (error: Error) => callback(error),
    );
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(() => callback(null), callback);
  }
}
