import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const PIECE_BYTES = 2 ** 20;

/** What the bytes of a file come to, read in pieces: yields after each, a fraction of a millisecond. */
export function* checksumOf(path: string): Generator<undefined, number> {
  const file = openSync(path, 'r');
  const piece = new Uint8Array(PIECE_BYTES);
  let checksum = 0;
  try {
    for (;;) {
      const length = readSync(file, piece);
      if (length === 0) return checksum;
      checksum = crc32(piece.subarray(0, length), checksum);
      yield;
    }
  } finally {
    closeSync(file);
  }
}
