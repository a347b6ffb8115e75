import { findRights, type Rights, whoReads } from '../access/index.ts';
import { type Document, findDocument } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { NotFoundError } from '../platform/errors.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface Reviewing {
  document: Document;
  /** Signed in, has the document, and did not contribute it. */
  mayReview: boolean;
  mayAsk: boolean;
  mayAnswer: boolean;
}

/** What this reader may say about a document: the one place where reviews ask. Throws `NotFoundError`. */
export async function getReviewing(db: Db, page: PageContext, documentId: string): Promise<Reviewing> {
  const document = await findDocument(db, documentId);
  const rights = document && (await findRights(db, whoReads(page), document));
  if (!document || !rights?.maySee) throw new NotFoundError(`there is no document ${documentId}`);
  return { document, ...reviewingRights(page, document, rights) };
}

function reviewingRights(
  { account }: PageContext,
  { ownerId }: Document,
  rights: Rights,
): Omit<Reviewing, 'document'> {
  const isOwner = account?.id === ownerId;
  return {
    mayReview: account !== undefined && !isOwner && rights.mayDownload,
    mayAsk: account !== undefined && !isOwner,
    mayAnswer: isOwner || account?.role === 'operator',
  };
}
