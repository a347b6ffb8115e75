import { findHeldSince, whoReads } from '../access/index.ts';
import { type Document, listVersions, type ServedVersion } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface PastVersion extends ServedVersion {
  isPresent: boolean;
  /** Whether this reader held the document while this was its file. */
  mayDownload: boolean;
}

/** A document's versions, the latest first; none, and no question asked, where there has been one only. */
export async function findHistory(db: Db, page: PageContext, document: Document): Promise<PastVersion[]> {
  if (document.version === 1) return [];
  const [versions, since] = await Promise.all([
    listVersions(db, document.id),
    findHeldSince(db, whoReads(page), document),
  ]);
  return versions.map((version) => ({
    ...version,
    isPresent: version.number === document.version,
    mayDownload: since !== undefined && version.servedUntil !== null && since < version.servedUntil,
  }));
}
