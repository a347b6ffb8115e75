import type { Child } from '#jsx/jsx-runtime';
import type { Db } from '../platform/db/index.ts';
import type { PageContext } from '../ui/page-context.ts';
import { isFavourite } from './favourites.ts';
import { DocumentTools } from './pages/document-tools.tsx';

/** For the document page; asks nothing for a visitor. */
export async function shelfTools(db: Db, page: PageContext, documentId: string): Promise<Child> {
  const favourite = page.account !== undefined && (await isFavourite(db, page.account.id, documentId));
  return <DocumentTools page={page} documentId={documentId} favourite={favourite} />;
}
