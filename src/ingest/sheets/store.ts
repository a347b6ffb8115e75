import { LRUCache } from 'lru-cache';
import { BlobMissingError, derivedPrefix, type Storage } from '../../storage/index.ts';
import type { Sheet } from './types.ts';

const CACHE_BYTES = 16 * 2 ** 20;

const kept = new LRUCache<string, Sheet[]>({ maxSize: CACHE_BYTES });

export function sheetsKey(sha256: string): string {
  return `${derivedPrefix(sha256)}/sheets.json`;
}

export async function hasSheets(storage: Storage, sha256: string): Promise<boolean> {
  return kept.has(sha256) || (await storage.has(sheetsKey(sha256)));
}

/** The sheets of a workbook, all their rows; undefined for a file that is none, or whose cells were not kept. */
export async function findSheets(storage: Storage, sha256: string): Promise<Sheet[] | undefined> {
  const known = kept.get(sha256);
  if (known) return known;
  try {
    const bytes = await storage.read(sheetsKey(sha256));
    const sheets = JSON.parse(new TextDecoder().decode(bytes)) as Sheet[];
    kept.set(sha256, sheets, { size: bytes.length + 1 });
    return sheets;
  } catch (error) {
    if (error instanceof BlobMissingError) return undefined;
    throw error;
  }
}
