import { findRights, listHeldDocuments, type Reader } from '../access/index.ts';
import { type Document, type DocumentSummary, findDocuments, listManaged } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { wordMatcher } from '../search/index.ts';
import { listFavourites } from './favourites.ts';
import { listItemWords } from './list-items.ts';
import { type CountedList, listLists } from './lists.ts';

/** Everything on somebody's shelf that the words are found in. */
export interface Shelf {
  favourites: ShelfDocument[];
  lists: CountedList[];
  downloads: ShelfDocument[];
  uploads: DocumentSummary[];
}

export interface ShelfDocument {
  documentId: string;
  /** Undefined for a document that is gone, or not shown to its reader any more. */
  document: Document | undefined;
  /** How it came to be theirs; empty for a favourite. */
  kinds: string[];
}

const MOST_UPLOADS = 10_000;

/** Words are looked for in titles and authors; of lists in their own words and in those of what they hold. */
export async function findShelf(db: Db, reader: Reader, words: string): Promise<Shelf> {
  const matches = wordMatcher(words);
  const [favourites, held, lists, inLists, uploads] = await Promise.all([
    listFavourites(db, reader.id),
    listHeldDocuments(db, reader.id),
    listLists(db, reader.id),
    words === '' ? undefined : listItemWords(db, reader.id),
    reader.role === 'reader' ? [] : listUploads(db, reader.id),
  ]);
  const ids = [...favourites, ...held.map(({ documentId }) => documentId)];
  const shown = await findShownDocuments(db, reader, ids);
  const onShelf = (documentId: string, kinds: string[]) => ({
    documentId,
    document: shown.get(documentId),
    kinds,
  });
  const found = ({ document }: ShelfDocument) => matches(document?.title, document?.author);
  return {
    favourites: favourites.map((id) => onShelf(id, [])).filter(found),
    downloads: held.map(({ documentId, kinds }) => onShelf(documentId, kinds)).filter(found),
    lists: lists.filter(
      ({ id, title, description }) =>
        matches(title, description) || inLists?.get(id)?.some((item) => matches(item)) === true,
    ),
    uploads: uploads.filter(({ title, author, fileName }) => matches(title, author, fileName)),
  };
}

/** Those of the documents that the reader may see, by identifier: the one place where the shelf asks. */
export async function findShownDocuments(
  db: Db,
  reader: Reader | undefined,
  ids: string[],
): Promise<Map<string, Document>> {
  const shown = new Map<string, Document>();
  for (const document of await findDocuments(db, [...new Set(ids)])) {
    const isOpen = document.visibility === 'published';
    if (isOpen || (await findRights(db, reader, document)).maySee) shown.set(document.id, document);
  }
  return shown;
}

async function listUploads(db: Db, ownerId: string): Promise<DocumentSummary[]> {
  return (await listManaged(db, { ownerId, limit: MOST_UPLOADS })).documents;
}
