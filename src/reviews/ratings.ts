import type { Db } from '../platform/db/index.ts';
import './tables.ts';

/** The average stars of each document that has reviews which everybody sees, by its identifier. */
export async function listRatings(db: Db, documentIds: string[]): Promise<Map<string, number>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('remarks')
    .select(['document_id as id', ({ fn }) => fn.avg('stars').as('stars')])
    .where('document_id', 'in', documentIds)
    .where('kind', '=', 'review')
    .where('hidden_at', 'is', null)
    .groupBy('document_id')
    .execute();
  return new Map(rows.map(({ id, stars }) => [id, Number(stars)]));
}
