import type { Readable } from 'node:stream';

export interface StoredBlob {
  sha256: string;
  bytes: number;
}

/**
 * Where bytes live. Originals are content-addressed and never change; derived objects (shown PDF,
 * pictures) have keys of their own and can be made again. Keys are made by the program, never by people.
 */
export interface Storage {
  /** Keeps the file at `path` (which is consumed) durably under its SHA-256; resolves once it would survive a power cut. */
  keepOriginal(path: string): Promise<StoredBlob>;
  /** Writes a derived object whole or not at all. */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** Moves a finished file into place as a derived object. */
  moveIn(key: string, path: string): Promise<void>;
  /** Throws `BlobMissingError` if there is none. */
  read(key: string): Promise<Uint8Array>;
  readRange(key: string, start: number, length: number): Promise<Uint8Array>;
  stream(key: string, range?: { start: number; end: number }): Readable;
  has(key: string): Promise<boolean>;
  /** Milliseconds since 1970, or undefined if there is no such object. */
  modifiedAt(key: string): Promise<number | undefined>;
  /** A path of a local file with the object's bytes, for programs that need one; to be read only. */
  localPath(key: string): Promise<string>;
  remove(key: string): Promise<void>;
  removeAll(prefix: string): Promise<void>;
}

export class BlobMissingError extends Error {
  override name = 'BlobMissingError';
}

export function originalKey(sha256: string): string {
  return `originals/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** The prefix of everything made from one original. */
export function derivedPrefix(sha256: string): string {
  return `derived/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
