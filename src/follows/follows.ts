import { findUser } from '../accounts/index.ts';
import { listCategories } from '../catalog/index.ts';
import { categoryName } from '../catalog/categories.ts';
import type { Db } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { FollowKind } from './tables.ts';

export interface Follow {
  id: string;
  kind: FollowKind;
  target: string;
}

export interface NamedFollow extends Follow {
  /** What is followed, in the reader's language. */
  name: string;
  /** A category's slug. */
  slug?: string | undefined;
}

const MOST_FOLLOWS = 100;
const LONGEST_WORDS = 200;

/** Following the same again changes nothing. Throws `InvalidInputError` for what is not there to follow. */
export async function addFollow(db: Db, accountId: string, kind: FollowKind, target: string): Promise<void> {
  const words = target.trim();
  if (!(await canBeFollowed(db, kind, words))) throw new InvalidInputError({ [kind]: 'required' });
  const { count } = await db
    .selectFrom('follows')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_FOLLOWS) throw new InvalidInputError({ [kind]: 'many' }, 'nobody follows more');
  await db
    .insertInto('follows')
    .values({ id: newId(), account_id: accountId, kind, target: words, created_at: Date.now() })
    .onConflict((conflict) => conflict.columns(['account_id', 'kind', 'target']).doNothing())
    .execute();
}

export async function removeFollow(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('follows').where('id', '=', id).where('account_id', '=', accountId).execute();
}

export async function listFollows(db: Db, accountId: string): Promise<Follow[]> {
  return await db
    .selectFrom('follows')
    .select(['id', 'kind', 'target'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Categories and people that are gone are left out. */
export async function nameFollows(db: Db, follows: Follow[], language: string): Promise<NamedFollow[]> {
  const categories = new Map((await listCategories(db)).map((category) => [category.id, category]));
  const named = await Promise.all(
    follows.map(async (follow): Promise<NamedFollow | undefined> => {
      if (follow.kind === 'search') return { ...follow, name: follow.target };
      if (follow.kind === 'contributor') {
        const person = await findUser(db, follow.target);
        return person && { ...follow, name: person.name };
      }
      const category = categories.get(follow.target);
      return category && { ...follow, name: categoryName(category, language), slug: category.slug };
    }),
  );
  return named.filter((follow) => follow !== undefined);
}

async function canBeFollowed(db: Db, kind: FollowKind, target: string): Promise<boolean> {
  if (kind === 'category') return (await listCategories(db)).some(({ id }) => id === target);
  if (kind === 'search') return target !== '' && target.length <= LONGEST_WORDS;
  const published = await db
    .selectFrom('documents')
    .select('id')
    .where('owner_id', '=', target)
    .where('visibility', '=', 'published')
    .executeTakeFirst();
  return published !== undefined;
}
