import type { ArrivingVersion } from '../../catalog/index.ts';
import type { Category } from '../../catalog/categories.ts';
import type { DocumentSummary } from '../../catalog/documents.ts';
import { titleWords } from '../../catalog/pages/document-words.ts';
import { slugify } from '../../catalog/slug.ts';
import { Notice, PageTitle } from '../../ui/blocks.tsx';
import { ErrorSummary } from '../../ui/form.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { FieldDifference } from '../edit-form.ts';
import { EditAside } from './edit-aside.tsx';
import { EditDifferences, fieldLabels } from './edit-differences.tsx';
import { EditFields } from './edit-fields.tsx';

export interface EditPageProps {
  page: PageContext;
  document: DocumentSummary;
  tags: string[];
  /** The file that is to take the present one's place. */
  arriving?: ArrivingVersion | undefined;
  categories: Category[];
  /** SPDX identifiers. */
  licences: readonly string[];
  /** Each field as the form shows it. */
  values: Record<string, string>;
  /** Field to the code of what is wrong with it. */
  errors: Record<string, string>;
  saved?: boolean | undefined;
  /** The values that the form is opened with: what of them is changed is told by these. */
  opened: Record<string, string>;
  /** Somebody else saved since this form was opened: what they changed. */
  differences?: FieldDifference[] | undefined;
}

export function EditPage(props: EditPageProps) {
  const { page, document, errors, saved, opened } = props;
  const { t } = page;
  return (
    <Layout page={page} title={`${t.edit.title}: ${titleWords(document)}`}>
      <PageTitle title={t.edit.title}>
        <a href={links.document(document.id, slugify(titleWords(document)))} class="text-link">
          {t.edit.see}
        </a>
      </PageTitle>
      <div class="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <form
          method="post"
          action={links.studioDocument(document.id)}
          class="grid content-start gap-6"
          novalidate
        >
          <input type="hidden" name="revision" value={String(document.revision)} />
          <input type="hidden" name="opened" value={JSON.stringify(opened)} />
          <EditDifferences {...props} />
          {saved && <Notice kind="done">{t.edit.saved}</Notice>}
          <ErrorSummary t={t} errors={errors} labels={fieldLabels(page)} />
          <EditFields {...props} />
          <Buttons {...props} />
        </form>
        <EditAside page={page} document={document} arriving={props.arriving} />
      </div>
    </Layout>
  );
}

function Buttons({ page: { t }, document }: EditPageProps) {
  const publishable = document.visibility === 'draft' && document.stage === 'ready';
  return (
    <div class="flex flex-wrap gap-3">
      {publishable && (
        <button type="submit" name="publish" value="1" class="btn btn-primary">
          {t.edit.savePublish}
        </button>
      )}
      <button type="submit" class={publishable ? 'btn' : 'btn btn-primary'}>
        {t.edit.save}
      </button>
    </div>
  );
}
