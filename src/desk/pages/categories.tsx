import { type Category, categoryName } from '../../catalog/categories.ts';
import { Guarded } from '../../ui/blocks.tsx';
import { ArrowDownIcon, ArrowUpIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { CategoryForm } from './category-form.tsx';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskCategoriesPageProps {
  page: PageContext;
  categories: Array<{ category: Category; count: number }>;
  /** Field to the code of what is wrong with it. */
  errors?: Record<string, string> | undefined;
  /** The form sent back; it is that of the category whose `id` it has, else of a new one. */
  values?: Record<string, string> | undefined;
}

export function DeskCategoriesPage(props: DeskCategoriesPageProps) {
  const { page, categories, errors, values } = props;
  const { t } = page;
  const returned = values?.['id'] === undefined ? { errors, values } : {};
  return (
    <DeskLayout page={page} section="categories">
      <p class="muted mb-6 max-w-2xl">
        {categories.length > 0 ? t.desk.categoriesLead : t.desk.categoriesEmpty}
      </p>
      <ol class="divide-y divide-base-300 border-base-300 border-y">
        {categories.map((row, index) => (
          <CategoryRow {...props} {...row} first={index === 0} last={index === categories.length - 1} />
        ))}
      </ol>
      <section class="mt-12 max-w-2xl">
        <h2 class="mb-4 font-semibold font-serif text-2xl">{t.desk.addCategory}</h2>
        <CategoryForm
          page={page}
          form="new"
          action={links.deskCategories}
          submit={t.desk.add}
          {...returned}
        />
      </section>
    </DeskLayout>
  );
}

interface CategoryRowProps extends DeskCategoriesPageProps {
  category: Category;
  count: number;
  first: boolean;
  last: boolean;
}

function CategoryRow({ page, category, count, first, last, ...rest }: CategoryRowProps) {
  const { t } = page;
  const changing = rest.values?.['id'] === category.id;
  const values = changing ? rest.values : valuesOf(category);
  return (
    <li class="py-4">
      <div class="flex items-center gap-2">
        <div class="min-w-0 flex-1">
          <a
            href={links.category(category.slug)}
            class="font-medium hover:underline hover:underline-offset-4"
          >
            {category.nameZh} / {category.nameEn}
          </a>
          <p class="muted text-sm">
            {t.common.documents(count)} · {category.slug}
          </p>
        </div>
        <Move page={page} category={category} direction="up" disabled={first} />
        <Move page={page} category={category} direction="down" disabled={last} />
      </div>
      <details class="mt-2" open={changing}>
        <summary class="text-link w-fit text-sm">{t.desk.change}</summary>
        <div class="mt-4 max-w-2xl">
          <CategoryForm
            page={page}
            form={category.id}
            action={links.deskCategory(category.id, 'change')}
            submit={t.common.save}
            values={values}
            errors={changing ? rest.errors : undefined}
          />
          <div class="mt-4">
            <RemoveCategory page={page} category={category} />
          </div>
        </div>
      </details>
    </li>
  );
}

interface MoveProps {
  page: PageContext;
  category: Category;
  direction: 'up' | 'down';
  disabled: boolean;
}

function Move({ page: { t, language }, category, direction, disabled }: MoveProps) {
  const words = direction === 'up' ? t.desk.moveUp : t.desk.moveDown;
  return (
    <form method="post" action={links.deskCategory(category.id, direction)}>
      <button
        type="submit"
        class="btn btn-sm btn-square"
        disabled={disabled}
        aria-label={words(categoryName(category, language))}
      >
        {direction === 'up' ? <ArrowUpIcon class="size-4" /> : <ArrowDownIcon class="size-4" />}
      </button>
    </form>
  );
}

function RemoveCategory({ page: { t }, category }: { page: PageContext; category: Category }) {
  return (
    <Guarded ask={t.common.removeAsk} hint={t.desk.removeCategoryHint}>
      <form method="post" action={links.deskCategory(category.id, 'remove')}>
        <button type="submit" class="btn btn-sm btn-error">
          {t.common.remove}
        </button>
      </form>
    </Guarded>
  );
}

function valuesOf(category: Category): Record<string, string> {
  const { nameZh, nameEn, slug, keywords } = category;
  return { nameZh, nameEn, slug, keywords: keywords.join('\n') };
}
