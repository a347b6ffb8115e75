import { formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type CountedList, LONGEST_TITLE } from '../lists.ts';

export interface ListCardsProps {
  page: PageContext;
  lists: CountedList[];
  q: string;
}

export function ListCards({ page, lists, q }: ListCardsProps) {
  const { t } = page;
  return (
    <div class="grid gap-8">
      {lists.length === 0 && <p class="muted">{q ? t.shelf.noMatchTitle(q) : t.shelf.empty.lists}</p>}
      {lists.length > 0 && (
        <ul class="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {lists.map((list) => (
            <ListCard page={page} list={list} />
          ))}
        </ul>
      )}
      <form method="post" action={links.shelfLists} class="flex max-w-md flex-wrap items-end gap-2">
        <label class="min-w-0 grow">
          <span class="mb-1 block font-medium">{t.shelf.newList}</span>
          <input type="text" name="title" required maxlength={LONGEST_TITLE} class="input w-full" />
        </label>
        <button type="submit" class="btn">
          {t.shelf.makeList}
        </button>
      </form>
    </div>
  );
}

function ListCard({ page, list }: { page: PageContext; list: CountedList }) {
  const { t, language } = page;
  const facts = [
    t.common.documents(list.count),
    t.shelf.visibilities[list.visibility],
    formatDate(list.updatedAt, language),
  ];
  return (
    <li class="min-w-0">
      <a
        href={links.shelfList(list.id)}
        class="block h-full rounded-box border border-base-300 p-5 hover:border-primary/50"
      >
        <h3 class="break-words font-medium font-serif text-lg leading-snug">{list.title}</h3>
        <p class="muted mt-1 text-sm">{facts.join(' · ')}</p>
      </a>
    </li>
  );
}
