import type { Child } from '#jsx/jsx-runtime';
import type { Document } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { PageContext } from '../ui/page-context.ts';
import { findHistory } from './history.ts';
import { ReviewsSection } from './pages/section.tsx';
import { findOpinion } from './remarks.ts';

/** For the document page of a document that has been published. */
export async function reviewSection(db: Db, page: PageContext, document: Document): Promise<Child> {
  if (document.publishedAt === null) return undefined;
  const [opinion, history] = await Promise.all([
    findOpinion(db, document.id),
    findHistory(db, page, document),
  ]);
  return <ReviewsSection {...{ page, document, opinion, history }} />;
}
