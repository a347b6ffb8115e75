import type { Document } from '../../catalog/index.ts';
import { DocumentLine } from '../../catalog/pages/document-line.tsx';
import { formatDate } from '../../ui/format.ts';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { List } from '../lists.ts';

export interface ListPageProps {
  page: PageContext;
  list: List;
  entries: Array<{ document: Document; note: string }>;
  ownerName: string;
  isOwn: boolean;
}

/** A list as others read it. */
export function ListPage({ page, list, entries, ownerName, isOwn }: ListPageProps) {
  const { t, language } = page;
  const head = list.visibility === 'public' ? undefined : <meta name="robots" content="noindex" />;
  return (
    <Layout page={page} title={list.title} description={list.description || undefined} head={head}>
      <div class="mx-auto max-w-3xl">
        <h1 class="break-words font-semibold font-serif text-3xl md:text-4xl">{list.title}</h1>
        <p class="muted mt-3 text-sm">
          {[
            t.shelf.listBy(ownerName),
            t.common.documents(entries.length),
            formatDate(list.updatedAt, language),
          ].join(' · ')}
        </p>
        {list.description && <p class="mt-5 whitespace-pre-line break-words">{list.description}</p>}
        {isOwn && (
          <a href={links.shelfList(list.id)} class="btn btn-sm mt-5">
            {t.document.edit}
          </a>
        )}
        {entries.length === 0 && <p class="muted mt-10">{t.shelf.listEmpty}</p>}
        <h2 class="sr-only">{t.shelf.listDocuments}</h2>
        <ol class="mt-8 divide-y divide-base-300">
          {entries.map(({ document, note }) => (
            <DocumentLine page={page} document={document} gone={{ title: '', words: '' }}>
              {note && (
                <p class="mt-2 whitespace-pre-line break-words border-primary/40 border-l-2 pl-3">{note}</p>
              )}
            </DocumentLine>
          ))}
        </ol>
      </div>
    </Layout>
  );
}
