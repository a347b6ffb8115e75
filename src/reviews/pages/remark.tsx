import { formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { PastVersion } from '../history.ts';
import type { Remark } from '../remarks.ts';
import { LONGEST_REASON } from '../reports.ts';
import { LONGEST_ANSWER } from '../write.ts';
import { Stars } from './stars.tsx';

export interface RemarkItemProps {
  page: PageContext;
  remark: Remark;
  /** The document's versions, the latest first; empty where there has been one only. */
  history: PastVersion[];
  /** Where remarks can be acted on. */
  actions?: { mayAnswer: boolean } | undefined;
}

export function RemarkItem({ page, remark, history, actions }: RemarkItemProps) {
  const { t, account, language } = page;
  const { stars, words, asPreviewed, createdAt, updatedAt } = remark;
  const changed = updatedAt > createdAt && t.reviews.changed;
  const version = history.find(({ sha256, isPresent }) => sha256 === remark.sha256 && !isPresent);
  const facts = [
    remark.authorName,
    formatDate(createdAt, language),
    changed,
    version && t.versions.reviewOf(version.number),
  ];
  return (
    <li id={remark.id} class="py-5">
      <p class="flex flex-wrap items-baseline gap-x-3 text-sm">
        {stars !== null && <Stars page={page} stars={stars} />}
        <span class="muted break-words">{facts.filter(Boolean).join(' · ')}</span>
      </p>
      {words && <p class="mt-1.5 max-w-3xl whitespace-pre-line break-words">{words}</p>}
      {asPreviewed !== null && (
        <p class="muted mt-1.5 text-sm">{asPreviewed ? t.reviews.itWasAsPreviewed : t.reviews.itWasNot}</p>
      )}
      {remark.answer && <Answer page={page} remark={remark} />}
      {actions && account && (
        <div class="mt-2 flex flex-wrap items-start gap-x-5 gap-y-2 text-sm">
          {actions.mayAnswer && <AnswerForm page={page} remark={remark} />}
          {remark.accountId === account.id ? (
            <RemoveForm page={page} remark={remark} />
          ) : (
            <ReportForm page={page} remark={remark} />
          )}
        </div>
      )}
    </li>
  );
}

interface FormProps {
  page: PageContext;
  remark: Remark;
}

function Answer({ page: { t }, remark }: FormProps) {
  return (
    <div class="mt-3 max-w-3xl border-primary/40 border-l-2 pl-4">
      <p class="muted text-sm">{t.reviews.contributorAnswers}</p>
      <p class="mt-0.5 whitespace-pre-line break-words">{remark.answer}</p>
    </div>
  );
}

const summaryClass = 'text-link w-fit list-none [&::-webkit-details-marker]:hidden';

function AnswerForm({ page: { t }, remark }: FormProps) {
  return (
    <details class="open:w-full">
      <summary class={summaryClass}>{remark.answer ? t.reviews.changeAnswer : t.reviews.answer}</summary>
      <form method="post" action={links.remark(remark.id, 'answer')} class="mt-2 grid max-w-lg gap-2">
        <textarea
          name="answer"
          rows={3}
          maxlength={LONGEST_ANSWER}
          aria-label={t.reviews.answerTo(remark.authorName)}
          class="textarea w-full"
        >
          {remark.answer}
        </textarea>
        <button type="submit" class="btn btn-sm w-fit">
          {t.common.save}
        </button>
      </form>
    </details>
  );
}

function ReportForm({ page: { t }, remark }: FormProps) {
  return (
    <details class="open:w-full">
      <summary class={`muted ${summaryClass}`}>{t.reviews.report}</summary>
      <form method="post" action={links.remark(remark.id, 'report')} class="mt-2 grid max-w-lg gap-2">
        <label>
          <span class="mb-1 block">{t.reviews.reportReason}</span>
          <textarea name="reason" rows={2} maxlength={LONGEST_REASON} class="textarea w-full" />
        </label>
        <button type="submit" class="btn btn-sm w-fit">
          {t.reviews.sendReport}
        </button>
      </form>
    </details>
  );
}

function RemoveForm({ page: { t }, remark }: FormProps) {
  return (
    <form method="post" action={links.remark(remark.id, 'remove')}>
      <button type="submit" class="cursor-pointer text-error underline underline-offset-4">
        {t.common.remove}
      </button>
    </form>
  );
}
