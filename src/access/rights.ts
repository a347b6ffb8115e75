import type { Db } from '../platform/db/index.ts';
import { findActiveKinds, type GrantKind } from './grants.ts';
import { type Guarded, openRights, type Reader, type Rights } from './open.ts';

/** Grants that outlive the document's place in the catalogue. */
const LASTING: readonly GrantKind[] = ['purchase', 'gift', 'contributor'];

/**
 * What this reader may do with this document: what is open to them, and what their grants add. Asks
 * the database only for a reader who is somebody and may not download already.
 */
export async function findRights(
  db: Db,
  reader: Reader | undefined,
  document: Guarded & { id: string },
): Promise<Rights> {
  const open = openRights(reader, document);
  if (!reader || open.mayDownload || document.stage !== 'ready') return open;
  const kinds = await findActiveKinds(db, reader.id, document.id);
  if (!kinds.some((kind) => counts(kind, document))) return open;
  return { ...open, maySee: true, mayDownload: true, visiblePages: document.pageCount };
}

/** Whether a grant of this kind gives a right to the document as it stands in the catalogue. */
export function counts(kind: GrantKind, document: Guarded): boolean {
  return document.visibility === 'published' || LASTING.includes(kind);
}
