import type { Document } from '../../catalog/index.ts';
import { DocumentLine } from '../../catalog/pages/document-line.tsx';
import { Guarded, Notice } from '../../ui/blocks.tsx';
import { ErrorSummary, SelectField, TextArea, TextField } from '../../ui/form.tsx';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon } from '../../ui/icons.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type ListItem, LONGEST_NOTE } from '../list-items.ts';
import { type List, LIST_VISIBILITIES, type ListDetails, LONGEST_TITLE } from '../lists.ts';

type Entry = ListItem & { document: Document | undefined };

export interface EditListPageProps {
  page: PageContext;
  list: List;
  entries: Entry[];
  values: ListDetails;
  errors: Record<string, string>;
  saved: boolean;
}

export function EditListPage(props: EditListPageProps) {
  const { page, list, entries } = props;
  const { t } = page;
  return (
    <Layout page={page} title={`${list.title} · ${t.shelf.title}`}>
      <p class="mb-3 text-sm">
        <a href={links.shelf({ part: 'lists' })} class="text-link">
          {t.shelf.parts.lists}
        </a>
      </p>
      <h1 class="mb-8 break-words font-semibold font-serif text-3xl">{list.title}</h1>
      <div class="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <section aria-label={t.shelf.listDocuments}>
          <h2 class="sr-only">{t.shelf.listDocuments}</h2>
          {entries.length === 0 && <p class="muted">{t.shelf.listEmptyOwn}</p>}
          <ol class="divide-y divide-base-300">
            {entries.map((entry, index) => (
              <EntryLine {...{ page, list, entry }} first={index === 0} last={index === entries.length - 1} />
            ))}
          </ol>
        </section>
        <aside class="grid content-start gap-8 lg:order-last" aria-label={t.shelf.listSettings}>
          <Share page={page} list={list} />
          <Details {...props} />
          <Guarded ask={t.shelf.removeListAsk} hint={t.shelf.removeListHint}>
            <form method="post" action={links.shelfListRemove(list.id)}>
              <button type="submit" class="btn btn-sm btn-error">
                {t.shelf.removeList}
              </button>
            </form>
          </Guarded>
        </aside>
      </div>
    </Layout>
  );
}

/** The address to pass on. */
function Share({ page: { t, baseUrl }, list }: { page: PageContext; list: List }) {
  if (list.visibility === 'private') return null;
  const address = links.list(list.id, list.visibility === 'link' ? list.secret : undefined);
  return (
    <p class="min-w-0">
      <span class="muted mb-1 block text-sm">{t.shelf.address}</span>
      <a href={address} class="text-link break-all text-sm">
        {baseUrl + address}
      </a>
    </p>
  );
}

function Details({ page: { t }, list, values, errors, saved }: EditListPageProps) {
  const labels = {
    title: t.shelf.listTitle,
    description: t.shelf.listDescription,
    visibility: t.shelf.listVisibility,
  };
  const choices = LIST_VISIBILITIES.map((value) => ({ value, label: t.shelf.visibilities[value] }));
  return (
    <form method="post" action={links.shelfList(list.id)} class="grid gap-5" novalidate>
      {saved && <Notice kind="done">{t.desk.saved}</Notice>}
      <ErrorSummary t={t} errors={errors} labels={labels} />
      <TextField
        t={t}
        name="title"
        label={labels.title}
        value={values.title}
        error={errors['title']}
        maxlength={LONGEST_TITLE}
        required
      />
      <TextArea
        t={t}
        name="description"
        label={labels.description}
        value={values.description}
        error={errors['description']}
        rows={4}
      />
      <SelectField
        t={t}
        name="visibility"
        label={labels.visibility}
        value={values.visibility}
        error={errors['visibility']}
        hint={t.shelf.visibilityHint}
        choices={choices}
      />
      <button type="submit" class="btn btn-primary w-fit">
        {t.common.save}
      </button>
    </form>
  );
}

interface EntryLineProps {
  page: PageContext;
  list: List;
  entry: Entry;
  first: boolean;
  last: boolean;
}

function EntryLine(props: EntryLineProps) {
  const { page, list, entry } = props;
  const { t } = page;
  return (
    <DocumentLine
      id={entry.documentId}
      page={page}
      document={entry.document}
      gone={{ title: t.shelf.unknown, words: t.footprints.gone }}
      aside={<EntryActions {...props} />}
    >
      {entry.note && (
        <p class="mt-2 whitespace-pre-line break-words border-primary/40 border-l-2 pl-3">{entry.note}</p>
      )}
      <details class="mt-1">
        <summary class="text-link w-fit list-none text-sm [&::-webkit-details-marker]:hidden">
          {entry.note ? t.shelf.changeNote : t.shelf.addNote}
        </summary>
        <form
          method="post"
          action={links.shelfListItem(list.id, entry.documentId, 'note')}
          class="mt-2 grid max-w-lg gap-2"
        >
          <textarea
            name="note"
            rows={3}
            maxlength={LONGEST_NOTE}
            aria-label={t.shelf.noteOn(entry.document?.title ?? t.shelf.unknown)}
            class="textarea w-full"
          >
            {entry.note}
          </textarea>
          <button type="submit" class="btn btn-sm w-fit">
            {t.common.save}
          </button>
        </form>
      </details>
    </DocumentLine>
  );
}

function EntryActions({ page: { t }, list, entry, first, last }: EntryLineProps) {
  const title = entry.document?.title ?? t.shelf.unknown;
  const actions = [
    { action: 'up', label: t.shelf.moveUp(title), Icon: ArrowUpIcon, hidden: first },
    { action: 'down', label: t.shelf.moveDown(title), Icon: ArrowDownIcon, hidden: last },
    { action: 'remove', label: t.shelf.removeItem(title), Icon: CloseIcon, hidden: false },
  ] as const;
  return (
    <div class="flex shrink-0 max-sm:flex-col">
      {actions
        .filter(({ hidden }) => !hidden)
        .map(({ action, label, Icon }) => (
          <form method="post" action={links.shelfListItem(list.id, entry.documentId, action)}>
            <button type="submit" class="btn btn-ghost btn-square btn-sm muted" aria-label={label}>
              <Icon class="size-4" />
            </button>
          </form>
        ))}
    </div>
  );
}
