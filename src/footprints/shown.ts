import { findHeldDocuments, findRights, mayManage, type Reader } from '../access/index.ts';
import { type Document, findDocuments } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';

export interface ShownDocument {
  document: Document;
  /** Theirs by a purchase, a membership or a gift, or because they manage it. */
  owned: boolean;
}

/** Those of the documents that the reader may still see, by identifier. */
export async function findShown(
  db: Db,
  reader: Reader | undefined,
  ids: string[],
): Promise<Map<string, ShownDocument>> {
  const documents = await findDocuments(db, ids);
  const held = reader ? await findHeldDocuments(db, reader.id, ids) : new Set<string>();
  const shown = new Map<string, ShownDocument>();
  for (const document of documents) {
    const open = document.visibility === 'published';
    if (!open && !(await findRights(db, reader, document)).maySee) continue;
    shown.set(document.id, { document, owned: held.has(document.id) || mayManage(reader, document) });
  }
  return shown;
}
