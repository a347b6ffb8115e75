import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { titleOf } from './read-view.ts';
import type { Document } from '../../catalog/index.ts';

export interface NoteRefusedProps {
  page: PageContext;
  document: Document;
  reason: string;
  /** Where it was sent, and with what. */
  action: string;
  form: Record<string, string>;
  /** In the document. */
  number: number;
}

/** Says why a note was not kept and gives the words back, so that they can be shortened. */
export function NoteRefused({ page, document, reason, action, form, number }: NoteRefusedProps) {
  const { t } = page;
  const { note = '', ...fields } = form;
  return (
    <Layout page={page} title={t.reading.noteRefused} search={false}>
      <div class="mx-auto max-w-2xl">
        <h1 class="font-semibold font-serif text-2xl">{t.reading.noteRefused}</h1>
        <p role="alert" class="mt-3 text-error">
          {reason}
        </p>
        <form method="post" action={action} class="mt-6 grid gap-3">
          {Object.entries(fields).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <textarea name="note" rows={10} aria-label={t.reading.noteLabel} class="textarea w-full">
            {note}
          </textarea>
          <button type="submit" class="btn justify-self-start">
            {t.common.save}
          </button>
        </form>
        <p class="mt-6">
          <a href={links.read(document.id, { page: number, panel: 'notes' })} class="text-link">
            {titleOf(document)}
          </a>
        </p>
      </div>
    </Layout>
  );
}
