import { passGrants } from '../access/index.ts';
import { joinCarts } from '../cart/index.ts';
import { passMemberships } from '../membership/index.ts';
import { accountTrail, joinTrails, visitorTrail } from '../footprints/index.ts';
import { passOrders } from '../orders/index.ts';
import { joinNotes, joinProgress } from '../reader/index.ts';
import type { ServedLibrary } from './library.ts';

/** What somebody did and bought before they signed in becomes their account's, all of it or nothing. */
export function joinVisitor({ db, footprints }: ServedLibrary) {
  return async (visitor: string, account: string): Promise<void> => {
    await footprints.flush();
    await db.transaction().execute(async (tx) => {
      await joinCarts(tx, visitor, account);
      await passOrders(tx, visitor, account);
      await passMemberships(tx, visitor, account);
      await passGrants(tx, visitor, account);
      await joinProgress(tx, visitor, account);
      await joinNotes(tx, visitor, account);
      await joinTrails(tx, visitorTrail(visitor), accountTrail(account));
    });
  };
}
