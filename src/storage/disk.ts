import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  access,
  copyFile,
  type FileHandle,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BlobMissingError, originalKey, type Storage, type StoredBlob } from './storage.ts';

/** Storage in a folder of a local (or network-mounted) disk. */
export async function openDiskStorage(root: string): Promise<Storage> {
  await mkdir(join(root, 'incoming'), { recursive: true });
  const pathOf = (key: string) => join(root, key);
  return {
    keepOriginal: (path) => keepOriginal(root, path),
    write: async (key, bytes) => {
      const temporary = join(root, 'incoming', randomUUID());
      await writeFile(temporary, bytes);
      await moveInto(temporary, pathOf(key));
    },
    moveIn: (key, path) => moveInto(path, pathOf(key)),
    read: (key) => readFile(pathOf(key)).catch(asMissing),
    readRange: (key, start, length) => readRange(pathOf(key), start, length).catch(asMissing),
    stream: (key, range) => createReadStream(pathOf(key), range),
    has: (key) =>
      access(pathOf(key)).then(
        () => true,
        () => false,
      ),
    modifiedAt: (key) =>
      stat(pathOf(key)).then(
        (found) => found.mtimeMs,
        () => undefined,
      ),
    localPath: (key) => Promise.resolve(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
    removeAll: (prefix) => rm(pathOf(prefix), { recursive: true, force: true }),
  };
}

async function keepOriginal(root: string, path: string): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  const sha256 = hash.digest('hex');
  const target = join(root, originalKey(sha256));
  // The time of the newest arrival, which clearing up respects.
  const now = new Date();
  await utimes(path, now, now);
  await syncFile(path);
  await moveInto(path, target);
  // The name is as durable as the bytes only when the folders that hold it are on disk too.
  for (let folder = dirname(target); folder.length >= root.length; folder = dirname(folder)) {
    await syncFile(folder);
  }
  return { sha256, bytes };
}

async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyAcrossDisks(from, to);
  }
}

async function copyAcrossDisks(from: string, to: string): Promise<void> {
  const temporary = `${to}.${randomUUID()}`;
  await copyFile(from, temporary);
  await syncFile(temporary);
  await rename(temporary, to);
  await rm(from, { force: true });
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readRange(path: string, start: number, length: number): Promise<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const buffer = new Uint8Array(length);
    const { bytesRead } = await handle.read(buffer, 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle?.close();
  }
}

function asMissing(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new BlobMissingError(String(error));
  throw error;
}
