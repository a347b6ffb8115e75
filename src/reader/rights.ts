import { findRights, whoReads } from '../access/index.ts';
import { type Document, findDocument } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { NotFoundError } from '../platform/errors.ts';
import type { PageContext } from '../ui/page-context.ts';

/** A document as one reader may read it. */
export interface Opened {
  document: Document;
  /** Pages 1 to this number may be seen; 0 means none. */
  visible: number;
  mayDownload: boolean;
}

/**
 * What this reader may see of the document: the one place where the reader's routes ask.
 * Throws `NotFoundError` where they may not even know of it, and until its pages are there.
 */
export async function getOpened(db: Db, page: PageContext, id: string): Promise<Opened> {
  const document = await findDocument(db, id);
  const rights = document && (await findRights(db, whoReads(page), document));
  if (!document || !rights?.maySee || document.stage !== 'ready') throw new NotFoundError();
  return { document, visible: rights.visiblePages, mayDownload: rights.mayDownload };
}
