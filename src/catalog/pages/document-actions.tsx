import { Guarded } from '../../ui/blocks.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { DocumentSummary } from '../documents.ts';

export interface ActionProps {
  page: PageContext;
  document: DocumentSummary;
  /** Where the reader is taken after the action. */
  returnTo: string;
}

/** What can be done about a file that could not be read. */
export function FailedActions(props: ActionProps) {
  return (
    <div class="mt-3 flex flex-wrap items-start gap-2">
      <ActionButton {...props} action="retry" label={props.page.t.rows.retry} />
      <ReplaceFile {...props} />
      <RemoveDocument {...props} />
    </div>
  );
}

export function ActionButton(
  props: ActionProps & { action: 'publish' | 'unpublish' | 'retry'; label: string; primary?: boolean },
) {
  return (
    <form method="post" action={links.studioAction(props.document.id, props.action)}>
      <input type="hidden" name="return" value={props.returnTo} />
      <button type="submit" class={`btn btn-sm ${props.primary ? 'btn-primary' : ''}`}>
        {props.label}
      </button>
    </form>
  );
}

/** `ask` is what the button says that opens the form. */
export function ReplaceFile({ page: { t }, document, returnTo, ask }: ActionProps & { ask?: string }) {
  return (
    <details class="group">
      <summary class="btn btn-sm list-none group-open:mb-2 [&::-webkit-details-marker]:hidden">
        {ask ?? t.rows.replaceAsk}
      </summary>
      <form
        method="post"
        action={links.studioAction(document.id, 'replace')}
        enctype="multipart/form-data"
        class="flex flex-wrap items-end gap-2 rounded-box border border-base-300 p-3"
      >
        <input type="hidden" name="return" value={returnTo} />
        <label class="text-sm">
          <span class="mb-1 block">{t.rows.replaceWith}</span>
          <input type="file" name="file" required class="file-input file-input-sm w-full max-w-xs" />
        </label>
        <button type="submit" class="btn btn-sm btn-primary">
          {t.rows.replace}
        </button>
      </form>
    </details>
  );
}

export function RemoveDocument({ page: { t }, document, returnTo }: ActionProps) {
  return (
    <Guarded ask={t.common.removeAsk} hint={t.rows.removeHint}>
      <form method="post" action={links.studioAction(document.id, 'remove')}>
        <input type="hidden" name="return" value={returnTo} />
        <button type="submit" class="btn btn-sm btn-error">
          {t.rows.remove}
        </button>
      </form>
    </Guarded>
  );
}
