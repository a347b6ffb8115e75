import { includes, listPlansLately } from '../membership/index.ts';
import type { Db } from '../platform/db/index.ts';
import { listRatings } from '../reviews/index.ts';
import type { ReadSignals } from '../search/index.ts';

/** What readers and plans say of documents, for search to rank and filter by. */
export const readSignals: ReadSignals = async (db, ids) => {
  const [ratings, prices, plans] = await Promise.all([
    listRatings(db, ids),
    listPrices(db, ids),
    listPlansLately(db),
  ]);
  return new Map(
    prices.map(({ id, minor, currency }) => [
      id,
      {
        rating: ratings.get(id) ?? 0,
        freeForMembers: plans.some((plan) => includes(plan, { minor, currency })),
      },
    ]),
  );
};

async function listPrices(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  return await db
    .selectFrom('documents')
    .select(['id', 'price_minor as minor', 'price_currency as currency'])
    .where('id', 'in', ids)
    .execute();
}
