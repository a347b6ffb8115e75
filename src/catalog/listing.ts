import { sql } from 'kysely';
import type { Db } from '../platform/db/index.ts';
import { type DocumentSummary, summaryColumns, toSummary } from './documents.ts';
import type { Stage } from './tables.ts';

// A literal, not a parameter, so that the partial indexes on published documents apply.
const isPublished = sql<boolean>`visibility = 'published'`;

export type ListingOrder = 'newest' | 'popular';

export interface ListingQuery {
  categoryId?: string;
  order: ListingOrder;
  limit: number;
  offset?: number;
}

/** Published documents. */
export async function listPublished(db: Db, query: ListingQuery): Promise<DocumentSummary[]> {
  let select = db.selectFrom('documents').select(summaryColumns).where(isPublished);
  if (query.categoryId) select = select.where('category_id', '=', query.categoryId);
  const rows = await select
    .orderBy(query.order === 'newest' ? 'published_at' : 'downloads', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(query.offset ?? 0)
    .execute();
  return rows.map(toSummary);
}

export async function countPublished(db: Db, categoryId?: string): Promise<number> {
  let select = db
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll().as('count'))
    .where(isPublished);
  if (categoryId) select = select.where('category_id', '=', categoryId);
  return Number((await select.executeTakeFirst())?.count ?? 0);
}

/** How many published documents each category has, by its identifier. */
export async function countByCategory(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('documents')
    .select(['category_id', (eb) => eb.fn.countAll().as('count')])
    .where(isPublished)
    .where('category_id', 'is not', null)
    .groupBy('category_id')
    .execute();
  return new Map(rows.map((row) => [row.category_id ?? '', Number(row.count)]));
}

export interface ManagedQuery {
  ownerId?: string;
  stage?: Stage | 'working';
  limit: number;
  offset?: number;
}

/** Documents in every state but removed, newest first: for their owner and for operators. */
export async function listManaged(
  db: Db,
  query: ManagedQuery,
): Promise<{ documents: DocumentSummary[]; total: number }> {
  let select = db.selectFrom('documents').where('visibility', '<>', 'removed');
  if (query.ownerId) select = select.where('owner_id', '=', query.ownerId);
  if (query.stage === 'working') select = select.where('stage', 'in', ['received', 'reading', 'pictures']);
  else if (query.stage) select = select.where('stage', '=', query.stage);
  const rows = await select
    .select(summaryColumns)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(query.offset ?? 0)
    .execute();
  const count = await select.select((eb) => eb.fn.countAll().as('count')).executeTakeFirst();
  return { documents: rows.map(toSummary), total: Number(count?.count ?? 0) };
}

export interface ManagedCounts {
  total: number;
  working: number;
  failed: number;
  drafts: number;
}

/** How many documents are in which state, for the desk. */
export async function countManaged(db: Db): Promise<ManagedCounts> {
  const rows = await db
    .selectFrom('documents')
    .select(['stage', 'visibility', (eb) => eb.fn.countAll().as('count')])
    .where('visibility', '<>', 'removed')
    .groupBy(['stage', 'visibility'])
    .execute();
  const sum = (matches: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(matches).reduce((total, row) => total + Number(row.count), 0);
  return {
    total: sum(() => true),
    working: sum(({ stage }) => stage !== 'ready' && stage !== 'failed'),
    failed: sum(({ stage }) => stage === 'failed'),
    drafts: sum(({ stage, visibility }) => stage === 'ready' && visibility !== 'published'),
  };
}
