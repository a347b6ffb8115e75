import { nameUsers } from '../accounts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { FacetCount } from './engine.ts';

const MOST_SHOWN = 12;

/** Names of the accounts that the facet shows, and of the one chosen. */
export async function nameContributors(
  db: Db,
  counts: FacetCount[],
  chosen: string | undefined,
): Promise<Map<string, string>> {
  const ids = counts.slice(0, MOST_SHOWN).map(({ value }) => value);
  return await nameUsers(db, chosen === undefined ? ids : [...ids, chosen]);
}
