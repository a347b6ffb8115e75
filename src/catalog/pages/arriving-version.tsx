import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { DocumentSummary } from '../documents.ts';
import type { ArrivingVersion } from '../versions/versions.ts';
import { ReplaceFile } from './document-actions.tsx';
import { FailureWords, StageSteps, workingMark } from './document-progress.tsx';
import { isWorking } from './document-words.ts';

interface ArrivingProps {
  page: PageContext;
  document: DocumentSummary;
  arriving: ArrivingVersion;
}

interface StatusProps extends ArrivingProps {
  /** Whether the page may be loaded again at the end: not where somebody may be filling in a form. */
  reload: boolean;
}

/** For who manages a document: the file that is to take the place of its present one, and what became of it. */
export function ArrivingVersionStatus(props: StatusProps) {
  const { t } = props.page;
  const working = isWorking(asDocument(props));
  return (
    <section class="rounded-box border border-base-300 p-5">
      <h2 class="mb-2 font-semibold">{working ? t.versions.arrivingTitle : t.versions.failedTitle}</h2>
      {working ? (
        <live-progress src={links.documentProgress(props.document.id)} interval="1000" reload={props.reload}>
          <ArrivingProgress {...props} />
        </live-progress>
      ) : (
        <ArrivingProgress {...props} />
      )}
      <Actions {...props} working={working} />
    </section>
  );
}

/** What `live-progress` asks for again while the new file is worked on. */
export function ArrivingProgress(props: ArrivingProps) {
  const { page, arriving } = props;
  const { t } = page;
  const document = asDocument(props);
  return (
    <div data-key={arriving.id} data-announce={t.stages[document.stage]} {...workingMark(document)}>
      <p class="muted mb-3 break-words text-sm">
        {(isWorking(document) ? t.versions.arrivingText : t.versions.failedText)(arriving.fileName)}
      </p>
      {isWorking(document) ? (
        <StageSteps page={page} document={document} />
      ) : (
        <FailureWords page={page} document={document} />
      )}
    </div>
  );
}

function Actions({ page, document, working }: ArrivingProps & { working: boolean }) {
  const { t } = page;
  return (
    <div class="mt-4 flex flex-wrap items-start gap-2">
      {!working && <VersionButton {...{ page, document }} action="retry" label={t.rows.retry} />}
      {!working && (
        <ReplaceFile page={page} document={document} returnTo={page.url} ask={t.versions.replaceWithNew} />
      )}
      <VersionButton {...{ page, document }} action="cancel" label={t.versions.cancel} />
    </div>
  );
}

interface VersionButtonProps {
  page: PageContext;
  document: DocumentSummary;
  action: 'retry' | 'cancel';
  label: string;
}

function VersionButton({ page, document, action, label }: VersionButtonProps) {
  return (
    <form method="post" action={links.studioVersion(document.id, action)}>
      <input type="hidden" name="return" value={page.url} />
      <button type="submit" class="btn btn-sm">
        {label}
      </button>
    </form>
  );
}

/** The document as it would be if it began with this file. */
function asDocument({ document, arriving }: ArrivingProps): DocumentSummary {
  const { stage, pagesDone, pageCount, failureCode } = arriving;
  return { ...document, stage, pagesDone, pageCount, failureCode };
}
