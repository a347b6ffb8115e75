import type { StoredLetter } from '../../platform/mail/index.ts';
import { Notice } from '../../ui/blocks.tsx';
import { formatMoment, formatNumber } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskLetterPageProps {
  page: PageContext;
  letter: StoredLetter;
  hasMailServer: boolean;
  queued: boolean;
}

/** Shows a letter's plain text; its HTML is for mail programs and is never run here. */
export function DeskLetterPage({ page, letter, hasMailServer, queued }: DeskLetterPageProps) {
  const { t } = page;
  const maySend = letter.state === 'refused' || (letter.state === 'kept' && hasMailServer);
  return (
    <DeskLayout page={page} section="letters">
      <p class="mb-6 text-sm">
        <a href={links.deskLetters()} class="text-link">
          {t.letters.all}
        </a>
      </p>
      {queued && letter.state === 'waiting' && <Notice kind="done">{t.letters.queued}</Notice>}
      <article class="mt-6 max-w-2xl">
        <h2 class="mb-4 break-words font-semibold font-serif text-xl">{letter.subject}</h2>
        <Facts page={page} letter={letter} />
        <h3 class="sr-only">{t.letters.contents}</h3>
        {letter.state === 'sent' ? (
          <p class="muted">{t.letters.removed}</p>
        ) : (
          <p class="whitespace-pre-wrap break-words rounded-box border border-base-300 p-5">{letter.text}</p>
        )}
        {maySend && (
          <form method="post" action={links.deskLetterAgain(letter.id)} class="mt-6">
            <button type="submit" class="btn">
              {t.letters.sendAgain}
            </button>
          </form>
        )}
      </article>
    </DeskLayout>
  );
}

function Facts({ page: { t, language }, letter }: { page: PageContext; letter: StoredLetter }) {
  const facts: Array<[name: string, value: string]> = [
    [t.letters.to, letter.to],
    [t.letters.written, formatMoment(letter.createdAt, language)],
    [t.letters.state, t.letters.states[letter.state]],
  ];
  if (letter.attempts > 1) facts.push([t.letters.attempts, formatNumber(letter.attempts, language)]);
  if (letter.lastError) facts.push([t.letters.lastError, letter.lastError]);
  return (
    <dl class="mb-6 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
      {facts.map(([name, value]) => (
        <>
          <dt class="muted">{name}</dt>
          <dd class="min-w-0 break-words">{value}</dd>
        </>
      ))}
    </dl>
  );
}
