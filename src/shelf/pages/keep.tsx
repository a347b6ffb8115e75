import { type Document, slugify } from '../../catalog/index.ts';
import { langOf, titleWords } from '../../catalog/pages/document-words.ts';
import { ErrorSummary, TextField } from '../../ui/form.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type CountedList, LONGEST_TITLE } from '../lists.ts';
import { FavouriteButton } from './favourite-button.tsx';

export interface KeepPageProps {
  page: PageContext;
  document: Document;
  lists: CountedList[];
  /** The lists that hold the document. */
  holding: Set<string>;
  favourite: boolean;
  name: string;
  errors: Record<string, string>;
}

/** Where a document goes on the shelf. */
export function KeepPage(props: KeepPageProps) {
  const { page, document, lists, holding, favourite, name, errors } = props;
  const { t } = page;
  const title = titleWords(document);
  return (
    <Layout page={page} title={t.shelf.keepTitle}>
      <div class="mx-auto max-w-lg">
        <h1 class="font-semibold font-serif text-3xl">{t.shelf.keepTitle}</h1>
        <p class="mt-2 mb-6 font-serif text-lg" lang={langOf(document)}>
          <a href={links.document(document.id, slugify(title))} class="text-link">
            {title}
          </a>
        </p>
        <FavouriteButton page={page} documentId={document.id} favourite={favourite} />
        <form method="post" action={links.shelfKeep(document.id)} class="mt-8 grid gap-5" novalidate>
          <ErrorSummary t={t} errors={errors} labels={{ title: t.shelf.newList }} />
          {lists.length > 0 && (
            <fieldset>
              <legend class="mb-2 font-medium">{t.shelf.parts.lists}</legend>
              <div class="grid gap-2">
                {lists.map((list) => (
                  <label class="flex items-center gap-3">
                    <input
                      type="checkbox"
                      name="list"
                      value={list.id}
                      checked={holding.has(list.id)}
                      class="checkbox checkbox-primary"
                    />
                    <span class="min-w-0 break-words">{list.title}</span>
                    <span class="muted shrink-0 text-sm">{t.shelf.visibilities[list.visibility]}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          )}
          <TextField
            t={t}
            name="newList"
            label={t.shelf.newList}
            value={name}
            error={errors['title']}
            maxlength={LONGEST_TITLE}
          />
          <button type="submit" class="btn btn-primary w-fit">
            {t.common.save}
          </button>
        </form>
      </div>
    </Layout>
  );
}
