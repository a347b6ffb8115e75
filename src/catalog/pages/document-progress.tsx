import { CheckIcon, WarningIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { DocumentSummary } from '../documents.ts';
import { slugify } from '../slug.ts';
import { isWorking, titleWords } from './document-words.ts';

const steps = ['received', 'reading', 'pictures', 'ready'] as const;

interface ProgressProps {
  page: PageContext;
  document: DocumentSummary;
}

/** What `live-progress` shows on a document's page, and asks for again while the document is worked on. */
export function DocumentProgress({ page, document }: ProgressProps) {
  const { t } = page;
  return (
    <div data-key={document.id} data-announce={t.stages[document.stage]} {...workingMark(document)}>
      {document.stage === 'failed' ? (
        <FailureWords page={page} document={document} />
      ) : (
        <StageSteps page={page} document={document} />
      )}
      {document.stage === 'ready' && (
        <p class="mt-3">
          {t.progress.ready}{' '}
          <a class="text-link" href={links.document(document.id, slugify(titleWords(document)))}>
            {t.progress.openDocument}
          </a>
        </p>
      )}
    </div>
  );
}

/** An attribute that tells `live-progress` to look again. */
export function workingMark(document: DocumentSummary): { 'data-working'?: '' } {
  return isWorking(document) ? { 'data-working': '' } : {};
}

export function StageSteps({ page: { t }, document }: ProgressProps) {
  const reached = steps.findIndex((step) => step === document.stage);
  return (
    <div class="max-w-md">
      <ol class="flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label={t.progress.steps}>
        {steps.map((step, index) => (
          <Step t={t} name={t.stages[step]} state={stateOf(index, reached, document.stage === 'ready')} />
        ))}
      </ol>
      <StageDetail t={t} document={document} />
    </div>
  );
}

type StepState = 'done' | 'current' | 'toCome';

function stateOf(index: number, reached: number, ready: boolean): StepState {
  if (index < reached || ready) return 'done';
  return index === reached ? 'current' : 'toCome';
}

function Step({ t, name, state }: { t: PageContext['t']; name: string; state: StepState }) {
  return (
    <li
      aria-current={state === 'current' ? 'step' : undefined}
      class={`flex items-center gap-1.5 ${state === 'current' ? 'font-semibold text-primary' : 'muted'}`}
    >
      {state === 'done' ? (
        <CheckIcon class="size-4 text-primary" />
      ) : (
        <span
          aria-hidden="true"
          class={`size-2 rounded-full ${state === 'current' ? 'animate-pulse bg-primary' : 'border border-base-content/40'}`}
        />
      )}
      {name}
      <span class="sr-only">({t.progress[state]})</span>
    </li>
  );
}

function StageDetail({ t, document }: { t: PageContext['t']; document: DocumentSummary }) {
  const { stage, pagesDone, pageCount } = document;
  if (stage === 'ready' || stage === 'failed') return null;
  const words = {
    received: t.progress.waiting,
    reading: t.progress.readingPages(pagesDone),
    pictures: t.progress.pagesDone(pagesDone, pageCount),
  }[stage];
  const counted = stage === 'pictures' && pageCount > 0;
  return (
    <div class="mt-2">
      <progress
        class="progress progress-primary w-full"
        aria-label={words}
        {...(counted ? { value: pagesDone, max: pageCount } : {})}
      />
      <p class="muted text-sm tabular-nums">{words}</p>
    </div>
  );
}

export function FailureWords({ page: { t }, document }: ProgressProps) {
  return (
    <p class="flex max-w-2xl gap-2 text-error">
      <WarningIcon class="mt-0.5" />
      <span>{nameIn(t.failures, document.failureCode ?? 'other', t.failures.other)}</span>
    </p>
  );
}
