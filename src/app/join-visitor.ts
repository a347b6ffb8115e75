import { passGrants } from '../access/index.ts';
import { joinCarts } from '../cart/index.ts';
import { passMemberships } from '../membership/index.ts';
import { passOrders } from '../orders/index.ts';
import type { Db } from '../platform/db/index.ts';

/** What somebody did and bought before they signed in becomes their account's, all of it or nothing. */
export async function joinVisitor(db: Db, visitor: string, accountId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await joinCarts(tx, visitor, accountId);
    await passOrders(tx, visitor, accountId);
    await passMemberships(tx, visitor, accountId);
    await passGrants(tx, visitor, accountId);
  });
}
