import { findDocument, findDocuments } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { fold, holdsWords } from './analysis/index.ts';
import './tables.ts';

/** What operators teach search: words that mean the same, and documents that come first. */
export interface SynonymGroup {
  id: string;
  words: string[];
}

export interface Pin {
  id: string;
  query: string;
  documentId: string;
}

export interface Guidance {
  synonyms: SynonymGroup[];
  pins: Pin[];
}

const LIFETIME_MS = 10_000;
const MOST_WORDS = 20;
const LONGEST_WORD = 60;
const caches = new WeakMap<Db, { guidance: Promise<Guidance>; readAt: number }>();

/** At most ten seconds behind other processes, never behind this one. */
export async function readGuidance(db: Db): Promise<Guidance> {
  const cached = caches.get(db);
  if (cached && Date.now() - cached.readAt < LIFETIME_MS) return await cached.guidance;
  const guidance = loadGuidance(db);
  caches.set(db, { guidance, readAt: Date.now() });
  guidance.catch(() => caches.delete(db));
  return await guidance;
}

async function loadGuidance(db: Db): Promise<Guidance> {
  const [synonyms, pins] = await Promise.all([listSynonyms(db), listPins(db)]);
  return { synonyms, pins };
}

export async function listSynonyms(db: Db): Promise<SynonymGroup[]> {
  const rows = await db.selectFrom('search_synonyms').selectAll().orderBy('id', 'desc').execute();
  return rows.map(({ id, words }) => ({ id, words: words.split('\n') }));
}

/** The groups of which a word stands in the query. */
export function synonymsFor({ synonyms }: Guidance, query: string): string[][] {
  const folded = fold(query);
  return synonyms
    .filter(({ words }) => words.some((word) => holdsWords(folded, fold(word))))
    .map(({ words }) => words);
}

/** Adds a group from words parted by `=`, commas or line ends. Throws `InvalidInputError` if it cannot be kept as it is. */
export async function addSynonyms(db: Db, text: string): Promise<void> {
  const words = text
    .split(/[=＝,，、;；\n]/)
    .map((word) => word.trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const different = [...new Map(words.map((word) => [fold(word), word])).values()];
  if (different.length < 2) throw new InvalidInputError({ words: 'two-words' });
  if (different.length > MOST_WORDS) throw new InvalidInputError({ words: 'many-words' });
  if (different.some(({ length }) => length > LONGEST_WORD))
    throw new InvalidInputError({ words: 'long-word' });
  await db
    .insertInto('search_synonyms')
    .values({ id: newId(), words: different.join('\n') })
    .execute();
  caches.delete(db);
}

export async function removeSynonyms(db: Db, id: string): Promise<void> {
  await db.deleteFrom('search_synonyms').where('id', '=', id).execute();
  caches.delete(db);
}

async function listPins(db: Db): Promise<Pin[]> {
  const rows = await db
    .selectFrom('search_pins')
    .select(['id', 'query', 'document_id as documentId'])
    .orderBy('query')
    .orderBy('id')
    .execute();
  return rows;
}

/** Pins with the titles of their documents. */
export async function describePins(db: Db): Promise<Array<Pin & { title: string }>> {
  const pins = await listPins(db);
  const documents = await findDocuments(
    db,
    pins.map(({ documentId }) => documentId),
  );
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return pins.map((pin) => ({ ...pin, title: titles.get(pin.documentId) ?? '' }));
}

/** The plain form in which queries are compared. */
export function plainQuery(query: string): string {
  return fold(query.toWellFormed())
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** Documents pinned to the query, in the order they were. */
export function pinnedFor({ pins }: Guidance, query: string): string[] {
  const plain = plainQuery(query);
  return pins.filter((pin) => pin.query === plain).map(({ documentId }) => documentId);
}

/** Pins a document, named by its identifier or address. Throws `InvalidInputError` if a field is wrong. */
export async function addPin(db: Db, query: string, document: string): Promise<void> {
  const plain = plainQuery(query);
  const id = /([0-9a-hjkmnp-tv-z]{13})/.exec(document)?.[1] ?? '';
  const found = await findDocument(db, id);
  const fields = {
    ...(plain === '' ? { query: 'required' } : {}),
    ...(found?.visibility === 'published' ? {} : { document: 'no-document' }),
  };
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  await db.insertInto('search_pins').values({ id: newId(), query: plain, document_id: id }).execute();
  caches.delete(db);
}

export async function removePin(db: Db, id: string): Promise<void> {
  await db.deleteFrom('search_pins').where('id', '=', id).execute();
  caches.delete(db);
}
