import type { ListedLetter } from '../../platform/mail/index.ts';
import { EmptyState } from '../../ui/blocks.tsx';
import { formatMoment } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { DeskLayout } from './desk-layout.tsx';

export interface DeskLettersPageProps {
  page: PageContext;
  letters: ListedLetter[];
  total: number;
  pageNumber: number;
  pageSize: number;
  hasMailServer: boolean;
}

export function DeskLettersPage(props: DeskLettersPageProps) {
  const { page, letters, total, pageNumber, pageSize, hasMailServer } = props;
  const { t } = page;
  return (
    <DeskLayout page={page} section="letters">
      <div class="muted mb-6 grid max-w-2xl gap-2">
        <p>{t.letters.lead}</p>
        {!hasMailServer && <p>{t.letters.noServer}</p>}
      </div>
      {letters.length === 0 ? (
        <EmptyState title={t.letters.emptyTitle} text={t.letters.empty} />
      ) : (
        <>
          <h2 class="sr-only">{t.letters.count(total)}</h2>
          <ul class="divide-y divide-base-300 border-base-300 border-y">
            {letters.map((letter) => (
              <LetterRow page={page} letter={letter} />
            ))}
          </ul>
        </>
      )}
      <Pagination {...{ page, total, pageNumber, pageSize }} href={(number) => links.deskLetters(number)} />
    </DeskLayout>
  );
}

function LetterRow({ page: { t, language }, letter }: { page: PageContext; letter: ListedLetter }) {
  return (
    <li class="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-4">
      <div class="min-w-0 grow basis-full sm:basis-72">
        <a href={links.deskLetter(letter.id)} class="text-link break-words font-medium">
          {letter.subject}
        </a>
        <p class="muted break-words text-sm">{letter.to}</p>
      </div>
      <p class={`text-sm ${letter.state === 'refused' ? 'text-error' : ''}`}>
        {t.letters.states[letter.state]}
      </p>
      <p class="muted text-sm tabular-nums">{formatMoment(letter.createdAt, language)}</p>
    </li>
  );
}
