import { type ExpressionBuilder, sql } from 'kysely';
import type { Db, Tables } from '../platform/db/index.ts';
import { type Document, toDocument } from './documents.ts';
import type { Stage } from './tables.ts';

export type ListingOrder = 'newest' | 'popular';

export interface ListingQuery {
  categoryId?: string;
  order: ListingOrder;
  limit: number;
  offset?: number;
}

/** Published documents. */
export async function listPublished(db: Db, query: ListingQuery): Promise<Document[]> {
  let select = db.selectFrom('documents').selectAll().where(isPublished);
  if (query.categoryId) select = select.where('category_id', '=', query.categoryId);
  const rows = await select
    .orderBy(query.order === 'newest' ? 'published_at' : 'downloads', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(query.offset ?? 0)
    .execute();
  return rows.map(toDocument);
}

export async function countPublished(db: Db, categoryId?: string): Promise<number> {
  let select = db.selectFrom('documents').select((eb) => eb.fn.countAll().as('count')).where(isPublished);
  if (categoryId) select = select.where('category_id', '=', categoryId);
  return Number((await select.executeTakeFirst())?.count ?? 0);
}

/** Newest published documents of the same category, the document itself left out. */
export async function listNeighbours(db: Db, document: Document, limit: number): Promise<Document[]> {
  const found = await listPublished(db, {
    ...(document.categoryId ? { categoryId: document.categoryId } : {}),
    order: 'newest',
    limit: limit + 1,
  });
  return found.filter(({ id }) => id !== document.id).slice(0, limit);
}

export interface ManagedQuery {
  ownerId?: string;
  stage?: Stage | 'working';
  limit: number;
  offset?: number;
}

/** Documents in every state but removed, newest first: for their owner and for operators. */
export async function listManaged(db: Db, query: ManagedQuery): Promise<{ documents: Document[]; total: number }> {
  let select = db.selectFrom('documents').where('visibility', '<>', 'removed');
  if (query.ownerId) select = select.where('owner_id', '=', query.ownerId);
  if (query.stage === 'working') select = select.where('stage', 'in', ['received', 'reading', 'pictures']);
  else if (query.stage) select = select.where('stage', '=', query.stage);
  const rows = await select
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(query.offset ?? 0)
    .execute();
  const count = await select.select((eb) => eb.fn.countAll().as('count')).executeTakeFirst();
  return { documents: rows.map(toDocument), total: Number(count?.count ?? 0) };
}

// Written as a literal, not a parameter, so that the partial indexes on published documents apply.
function isPublished(_: ExpressionBuilder<Tables, 'documents'>) {
  return sql<boolean>`visibility = 'published'`;
}
