import type { Context } from 'hono';
import type { Visitors } from '../accounts/index.ts';
import type { Document, DocumentSummary } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Simplify } from './find/folding.ts';
import type { PageEnv } from '../ui/page-env.ts';

export interface ReadContext {
  db: Db;
  storage: Storage;
  visitors: Visitors;
  /** A character of the Traditional script in its Simplified form, any other as it is. */
  simplify: Simplify;
  /** Told of every document that is about to be read. */
  opened?(c: Context<PageEnv>, document: Document): Promise<void>;
  /** Documents like one, where it ends. */
  similar?(document: Document): Promise<DocumentSummary[]>;
}
