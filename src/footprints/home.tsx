import type { Child } from '#jsx/jsx-runtime';
import type { Db } from '../platform/db/index.ts';
import type { PageContext } from '../ui/page-context.ts';
import { HomeSections } from './pages/home-sections.tsx';
import { type FindSimilar, findSuggestions } from './suggest.ts';

/** For the home page; nothing for somebody without a trail. */
export async function homeSections(db: Db, page: PageContext, similar?: FindSimilar): Promise<Child> {
  const suggestions = await findSuggestions(db, page, similar);
  return suggestions && <HomeSections page={page} {...suggestions} />;
}
