import { LRUCache } from 'lru-cache';
import { BlobMissingError, derivedPrefix, type Storage } from '../storage/index.ts';
import type { PdfReply, PdfRequest } from './pdf/tasks.ts';
import type { ChildPool } from './sandbox/pool.ts';

export const PICTURE_WIDTHS = [480, 800, 1200, 1600, 2400, 3200] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

export function pictureKey(sha256: string, page: number, width: number): string {
  return `${derivedPrefix(sha256)}/pages/${page}-${width}.webp`;
}

export interface Pictures {
  /** The WebP picture of a page, drawn now if it never was. Throws `ChildError` if it cannot be drawn. */
  find(
    source: { sha256: string; shownKey: () => Promise<string> },
    page: number,
    width: PictureWidth,
  ): Promise<Uint8Array>;
  close(): void;
}

const CACHE_BYTES = 64 * 2 ** 20;
const DRAW_LIMIT_MS = 30_000;

/** Pictures from memory, else from storage, else drawn once and kept. */
export function createPictures(storage: Storage, painters: ChildPool<PdfRequest, PdfReply>): Pictures {
  const cache = new LRUCache<string, Uint8Array>({
    maxSize: CACHE_BYTES,
    sizeCalculation: (picture) => picture.length,
  });
  const pending = new Map<string, Promise<Uint8Array>>();
  return {
    find(source, page, width) {
      const key = pictureKey(source.sha256, page, width);
      const cached = cache.get(key);
      if (cached) return Promise.resolve(cached);
      const underWay = pending.get(key);
      if (underWay) return underWay;
      const picture = readOrDraw(storage, painters, key, source.shownKey, page, width)
        .then((bytes) => {
          cache.set(key, bytes);
          return bytes;
        })
        .finally(() => pending.delete(key));
      pending.set(key, picture);
      return picture;
    },
    close: () => painters.close(),
  };
}

async function readOrDraw(
  storage: Storage,
  painters: ChildPool<PdfRequest, PdfReply>,
  key: string,
  shownKey: () => Promise<string>,
  page: number,
  width: number,
): Promise<Uint8Array> {
  try {
    return await storage.read(key);
  } catch (error) {
    if (!(error instanceof BlobMissingError)) throw error;
  }
  const path = await storage.localPath(await shownKey());
  const reply = await painters.run({ kind: 'render', path, page, width }, { limitMs: DRAW_LIMIT_MS });
  if (reply.kind !== 'picture') throw new Error(`unexpected reply ${reply.kind}`);
  await storage.write(key, reply.webp);
  return reply.webp;
}
