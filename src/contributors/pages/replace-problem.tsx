import type { DocumentSummary } from '../../catalog/documents.ts';
import { titleWords } from '../../catalog/pages/document-words.ts';
import { slugify } from '../../catalog/slug.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

export interface ReplaceProblemPageProps {
  page: PageContext;
  /** The one whose file was to be replaced. */
  document: DocumentSummary;
  /** A sentence in the reader's language. */
  reason: string;
  returnTo: string;
  /** The document that has the file already, where the reader may see it. */
  existing?: DocumentSummary | undefined;
}

/** Says why a file was not replaced, and leads back to where it can be tried again. */
export function ReplaceProblemPage({ page, document, reason, returnTo, existing }: ReplaceProblemPageProps) {
  const { t } = page;
  return (
    <Layout page={page} title={t.rows.replaceProblem}>
      <div class="mx-auto max-w-xl py-8">
        <h1 class="font-semibold font-serif text-3xl">{t.rows.replaceProblem}</h1>
        <p class="muted mt-2 break-words">{titleWords(document)}</p>
        <div class="mt-6">
          <Notice kind="problem">
            <p>{reason}</p>
            {existing && (
              <p class="mt-2">
                <a href={links.document(existing.id, slugify(titleWords(existing)))} class="text-link">
                  {titleWords(existing)}
                </a>
              </p>
            )}
          </Notice>
        </div>
        <a href={returnTo} class="btn btn-primary mt-6">
          {t.rows.replaceBack}
        </a>
      </div>
    </Layout>
  );
}
