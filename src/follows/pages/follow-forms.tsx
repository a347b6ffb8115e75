import type { Child } from '#jsx/jsx-runtime';
import { type Category, categoryName } from '../../catalog/categories.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { NamedFollow } from '../follows.ts';

export interface FollowFormsProps {
  page: PageContext;
  categories: Category[];
  contributor: NamedFollow | undefined;
  chosenCategory: string | undefined;
}

/** One for each thing that can be followed. */
export function FollowForms({ page, categories, contributor, chosenCategory }: FollowFormsProps) {
  const { t, language } = page;
  return (
    <section class="grid gap-5" aria-label={t.follows.add}>
      <h2 class="font-semibold font-serif text-xl">{t.follows.add}</h2>
      {contributor && (
        <FollowForm page={page} kind="contributor">
          <input type="hidden" name="target" value={contributor.target} />
          <span class="min-w-0 grow break-words">
            <span class="muted block text-sm">{t.follows.contributor}</span>
            {contributor.name}
          </span>
        </FollowForm>
      )}
      {categories.length > 0 && (
        <FollowForm page={page} kind="category">
          <label class="min-w-0 grow text-sm">
            <span class="muted mb-1 block">{t.footprints.category}</span>
            <select name="target" id="field-category" class="select w-full">
              {categories.map((category) => (
                <option value={category.id} selected={category.id === chosenCategory}>
                  {categoryName(category, language)}
                </option>
              ))}
            </select>
          </label>
        </FollowForm>
      )}
      <FollowForm page={page} kind="search">
        <label class="min-w-0 grow text-sm">
          <span class="muted mb-1 block">{t.follows.search}</span>
          <input type="text" name="target" id="field-search" required maxlength={200} class="input w-full" />
        </label>
      </FollowForm>
    </section>
  );
}

function FollowForm({ page, kind, children }: { page: PageContext; kind: string; children?: Child }) {
  return (
    <form method="post" action={links.follows} class="flex items-end gap-2">
      <input type="hidden" name="kind" value={kind} />
      {children}
      <button type="submit" class="btn">
        {page.t.follows.follow}
      </button>
    </form>
  );
}
