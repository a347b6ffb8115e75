import type { Child } from '#jsx/jsx-runtime';
import type { Document } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { PageContext } from '../ui/page-context.ts';
import { ReviewsSection } from './pages/section.tsx';
import { findOpinion } from './remarks.ts';

/** For the document page of a document that has been published. */
export async function reviewSection(db: Db, page: PageContext, document: Document): Promise<Child> {
  if (document.publishedAt === null) return undefined;
  return <ReviewsSection page={page} document={document} opinion={await findOpinion(db, document.id)} />;
}
