import { LRUCache } from 'lru-cache';
import { findPageWords } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Storage } from '../storage/index.ts';
import { packWords } from './pack-words.ts';

const CACHE_CHARACTERS = 8_000_000;

const kept = new LRUCache<string, string>({
  maxSize: CACHE_CHARACTERS,
  sizeCalculation: (json) => json.length,
});

/** A page's words and their places as JSON, see `PackedWords`; undefined if there is no such page. */
export async function findPackedWords(
  db: Db,
  storage: Storage,
  sha256: string,
  number: number,
): Promise<string | undefined> {
  const key = `${sha256} ${number}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const words = await findPageWords(db, storage, sha256, number);
  if (!words) return undefined;
  const json = JSON.stringify(packWords(words));
  kept.set(key, json);
  return json;
}
