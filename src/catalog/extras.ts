import type { Context } from 'hono';
import type { Child } from '#jsx/jsx-runtime';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { Category } from './categories.ts';
import type { Document, DocumentSummary } from './documents.ts';

/**
 * What later domains put on the catalog's pages. The catalog knows none of them: `src/app` composes
 * them and passes them in. Each may be absent, and each is asked only for a document that the reader
 * may see.
 */
export interface CatalogExtras {
  /** Ways to get a document that may not be downloaded yet, below its price. */
  offers?(page: PageContext, document: Document): Promise<Child>;
  /** Small tools below the download: read, keep, share, report. */
  tools?(page: PageContext, document: Document): Promise<Child>;
  /** What stands below the preview, such as reviews. */
  sections?(page: PageContext, document: Document): Promise<Child>;
  /** Documents like this one; those of its category are shown where there are none. */
  similar?(document: Document): Promise<DocumentSummary[]>;
  /** What the home page shows before its shelves to this reader. */
  homeSections?(page: PageContext): Promise<Child>;
  /** What can be done about a category, beside its name. */
  categoryTools?(page: PageContext, category: Category): Promise<Child>;
  /** Told of every document page that is about to be shown, before its answer is made. */
  opened?(c: Context<PageEnv>, document: DocumentSummary): Promise<void>;
}
