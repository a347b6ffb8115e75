import type { Child } from '#jsx/jsx-runtime';
import { DocumentLine } from '../../catalog/pages/document-line.tsx';
import { EmptyState, PageTitle } from '../../ui/blocks.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import type { Shelf, ShelfDocument } from '../shelf.ts';
import { ListCards } from './list-cards.tsx';

export const SHELF_PARTS = ['favourites', 'lists', 'downloads', 'uploads'] as const;
const PAGE_SIZE = 50;

type Part = (typeof SHELF_PARTS)[number];

export interface ShelfPageProps {
  page: PageContext;
  part: Part;
  q: string;
  shelf: Shelf;
  pageNumber: number;
}

export function ShelfPage(props: ShelfPageProps) {
  const { page, part, q, shelf, pageNumber } = props;
  const { t } = page;
  return (
    <Layout page={page} title={`${t.shelf.parts[part]} · ${t.shelf.title}`}>
      <PageTitle title={t.shelf.title} lead={t.shelf.lead}>
        <SearchShelf {...props} />
      </PageTitle>
      <PartLinks {...props} />
      <h2 class="sr-only">{t.shelf.parts[part]}</h2>
      <PartContent {...props} />
      <Pagination
        page={page}
        total={shelf[part].length}
        pageNumber={pageNumber}
        pageSize={PAGE_SIZE}
        href={(number) => links.shelf({ part, q, page: number })}
      />
    </Layout>
  );
}

function SearchShelf({ page: { t }, part, q }: ShelfPageProps) {
  return (
    <form action={links.shelf()} role="search" aria-label={t.shelf.search} class="flex gap-2 max-sm:w-full">
      <input type="hidden" name="part" value={part} />
      <input
        type="search"
        name="q"
        value={q}
        maxlength={200}
        autocomplete="off"
        aria-label={t.shelf.search}
        placeholder={t.shelf.search}
        class="input min-w-0 grow placeholder:text-base-content/65"
      />
      <button type="submit" class="btn">
        {t.site.search}
      </button>
    </form>
  );
}

/** The parts, each with how many things of it match. */
function PartLinks({ page: { t, account }, part, q, shelf }: ShelfPageProps) {
  const parts = SHELF_PARTS.filter((name) => name !== 'uploads' || account?.role !== 'reader');
  return (
    <nav aria-label={t.shelf.title} class="mb-6 overflow-x-auto border-base-300 border-b">
      <ul class="flex gap-4 sm:gap-6">
        {parts.map((name) => (
          <li>
            <a
              href={links.shelf({ part: name, q })}
              aria-current={name === part ? 'page' : undefined}
              class={`block whitespace-nowrap border-b-2 py-2.5 -outline-offset-2 ${name === part ? 'border-primary font-semibold' : 'muted border-transparent hover:border-base-300'}`}
            >
              {t.shelf.parts[name]}
              <span class="muted ml-1.5 font-normal text-sm tabular-nums">{shelf[name].length}</span>
            </a>
          </li>
        ))}
        <li class="ml-auto">
          <a href={links.follows} class="muted block whitespace-nowrap border-transparent border-b-2 py-2.5">
            {t.follows.title}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function PartContent(props: ShelfPageProps) {
  const { page, part, q, shelf, pageNumber } = props;
  const start = (pageNumber - 1) * PAGE_SIZE;
  const shown = <Item,>(items: Item[]) => items.slice(start, start + PAGE_SIZE);
  if (part === 'lists') return <ListCards page={page} lists={shown(shelf.lists)} q={q} />;
  if (shelf[part].length === 0) return <Nothing {...props} />;
  if (part === 'uploads') {
    return (
      <Lines>
        {shown(shelf.uploads).map((document) => (
          <DocumentLine page={page} document={document} gone={{ title: '', words: '' }}>
            <a href={links.studioDocument(document.id)} class="text-link mt-1 inline-block text-sm">
              {page.t.document.edit}
            </a>
          </DocumentLine>
        ))}
      </Lines>
    );
  }
  return (
    <Lines>
      {shown(shelf[part]).map((entry) => (
        <Kept page={page} entry={entry} part={part} />
      ))}
    </Lines>
  );
}

function Lines({ children }: { children?: Child }) {
  return <ul class="divide-y divide-base-300">{children}</ul>;
}

function Kept({ page, entry, part }: { page: PageContext; entry: ShelfDocument; part: Part }) {
  const { t } = page;
  const { document, documentId, kinds } = entry;
  return (
    <DocumentLine
      page={page}
      document={document}
      gone={{ title: t.shelf.unknown, words: t.footprints.gone }}
      standing={kinds.map((kind) => nameIn(t.shelf.kinds, kind)).join(' · ') || undefined}
      aside={
        part === 'favourites' && (
          <RemoveFavourite page={page} documentId={documentId} title={document?.title ?? ''} />
        )
      }
    >
      {part === 'downloads' && document && (
        <a href={links.download(documentId)} class="text-link mt-1 inline-block text-sm">
          {t.document.download}
        </a>
      )}
    </DocumentLine>
  );
}

function RemoveFavourite(props: { page: PageContext; documentId: string; title: string }) {
  const { page, documentId, title } = props;
  return (
    <form method="post" action={links.shelfFavourite(documentId, 'remove')}>
      <input type="hidden" name="return" value={page.url} />
      <button
        type="submit"
        class="btn btn-ghost btn-square btn-sm muted"
        aria-label={page.t.shelf.removeFavouriteOf(title)}
        title={page.t.common.remove}
      >
        <CloseIcon class="size-4" />
      </button>
    </form>
  );
}

function Nothing({ page: { t }, part, q }: ShelfPageProps) {
  if (q) return <EmptyState title={t.shelf.noMatchTitle(q)} text={t.shelf.noMatch} />;
  return (
    <EmptyState title={t.shelf.emptyTitles[part]} text={t.shelf.empty[part]}>
      <a href={part === 'uploads' ? links.upload : links.home} class="btn btn-primary">
        {part === 'uploads' ? t.site.upload : t.footprints.browse}
      </a>
    </EmptyState>
  );
}
