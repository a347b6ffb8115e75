import { findUser } from '../accounts/index.ts';
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
  const names = new Map<string, string>();
  for (const id of new Set(chosen === undefined ? ids : [...ids, chosen])) {
    const user = await findUser(db, id);
    if (user) names.set(id, user.name);
  }
  return names;
}
