import { LRUCache } from 'lru-cache';
import { BlobMissingError, derivedPrefix, type Storage } from '../storage/index.ts';

/** What is kept of some files beside their pages, as JSON. */
export interface KeptJson<Value extends object> {
  key(sha256: string): string;
  has(storage: Storage, sha256: string): Promise<boolean>;
  /** Undefined for a file of which nothing is kept. */
  find(storage: Storage, sha256: string): Promise<Value | undefined>;
}

const CACHE_BYTES = 16 * 2 ** 20;

/** Values asked for last stay in memory. */
export function createKeptJson<Value extends object>(fileName: string): KeptJson<Value> {
  const kept = new LRUCache<string, Value>({ maxSize: CACHE_BYTES });
  const key = (sha256: string) => `${derivedPrefix(sha256)}/${fileName}`;
  return {
    key,
    has: async (storage, sha256) => kept.has(sha256) || (await storage.has(key(sha256))),
    find: async (storage, sha256) => {
      const known = kept.get(sha256);
      if (known) return known;
      try {
        const bytes = await storage.read(key(sha256));
        const value = JSON.parse(new TextDecoder().decode(bytes)) as Value;
        kept.set(sha256, value, { size: bytes.length + 1 });
        return value;
      } catch (error) {
        if (error instanceof BlobMissingError) return undefined;
        throw error;
      }
    },
  };
}
