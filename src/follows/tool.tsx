import type { Child } from '#jsx/jsx-runtime';
import type { Db } from '../platform/db/index.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';
import { listFollows } from './follows.ts';
import type { FollowKind } from './tables.ts';

/** A button that follows a category or a saved search, or ends that; asks nothing for somebody not signed in. */
export async function followTool(
  db: Db,
  page: PageContext,
  { kind, target }: { kind: Extract<FollowKind, 'category' | 'search'>; target: string },
): Promise<Child> {
  const { t, account } = page;
  const words = t.followTool[kind];
  if (!account)
    return (
      <a href={links.signIn(page.url)} class="btn btn-sm" title={words.hint}>
        {words.follow}
      </a>
    );
  const known = (await listFollows(db, account.id)).find((one) => one.kind === kind && one.target === target);
  return (
    <form method="post" action={known ? links.followRemove(known.id) : links.follows}>
      <input type="hidden" name="return" value={page.url} />
      {!known && <input type="hidden" name="kind" value={kind} />}
      {!known && <input type="hidden" name="target" value={target} />}
      <button type="submit" class="btn btn-sm" title={words.hint}>
        {known ? words.unfollow : words.follow}
      </button>
    </form>
  );
}
