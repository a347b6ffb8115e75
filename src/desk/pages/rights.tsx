import type { Gift, Withdrawal } from '../../access/index.ts';
import type { Document } from '../../catalog/index.ts';
import { titleWords } from '../../catalog/pages/document-words.ts';
import { Notice } from '../../ui/blocks.tsx';
import { ErrorSummary, TextArea, TextField } from '../../ui/form.tsx';
import { formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';

export interface ReturnedRightsForm {
  name: 'gift' | 'withdrawal';
  values: Record<string, string>;
  errors: Record<string, string>;
}

export interface DeskRightsPageProps {
  page: PageContext;
  gifts: Gift[];
  withdrawals: Withdrawal[];
  documents: Map<string, Document>;
  /** Addresses of accounts. */
  people: Map<string, string>;
  returned: ReturnedRightsForm | undefined;
  note: string | undefined;
  /** The document that the operator came from. */
  wanted: string | undefined;
}

export function DeskRightsPage(props: DeskRightsPageProps) {
  const { page, note } = props;
  const words = note && nameIn(page.t.deskRights.notes, note, '');
  return (
    <DeskLayout page={page} section="rights">
      {words && (
        <div class="mb-8 max-w-2xl">
          <Notice kind="done">{words}</Notice>
        </div>
      )}
      <div class="grid gap-x-14 gap-y-14 lg:grid-cols-2">
        <Gifts {...props} />
        <Withdrawals {...props} />
      </div>
    </DeskLayout>
  );
}

function Gifts(props: DeskRightsPageProps) {
  const { t } = props.page;
  const { gifts } = props;
  const field = fieldsOf(props, 'gift');
  return (
    <section class="min-w-0">
      <h2 class="font-semibold font-serif text-2xl">{t.deskRights.gifts}</h2>
      <p class="muted mt-1 mb-5 text-sm">{t.deskRights.giftsLead}</p>
      <form method="post" action={links.deskGifts} class="grid gap-5" novalidate>
        <Errors {...props} name="gift" />
        <TextField {...field('document')} hint={t.deskRights.documentHint} required />
        <TextField {...field('email')} type="email" required />
        <TextArea {...field('reason')} hint={t.deskRights.giftReasonHint} rows={2} required />
        <button type="submit" class="btn btn-primary w-fit">
          {t.deskRights.give}
        </button>
      </form>
      <ul class="mt-8 divide-y divide-base-300 border-base-300 border-t empty:border-0">
        {gifts.map((gift) => (
          <GiftRow {...props} gift={gift} />
        ))}
      </ul>
    </section>
  );
}

function GiftRow({ page: { t, language }, documents, people, gift }: DeskRightsPageProps & { gift: Gift }) {
  const email = people.get(gift.holder_id) ?? '';
  return (
    <li class="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-4">
      <div class="min-w-0 flex-1 basis-60">
        <Title document={documents.get(gift.document_id)} />
        <p class="muted break-words text-sm">
          {email} · {formatDate(gift.given_at, language)}
        </p>
        <p class="whitespace-pre-line break-words text-sm">{gift.reason}</p>
      </div>
      {gift.taken_at === null ? (
        <form method="post" action={links.deskGiftTake(gift.id)}>
          <button type="submit" class="btn btn-sm" aria-label={t.deskRights.takeFrom(email)}>
            {t.deskRights.take}
          </button>
        </form>
      ) : (
        <p class="muted text-sm">{t.deskRights.taken}</p>
      )}
    </li>
  );
}

function Withdrawals(props: DeskRightsPageProps) {
  const { t, language } = props.page;
  const { withdrawals, documents } = props;
  const field = fieldsOf(props, 'withdrawal');
  return (
    <section class="min-w-0">
      <h2 class="font-semibold font-serif text-2xl">{t.deskRights.withdrawals}</h2>
      <p class="muted mt-1 mb-5 text-sm">{t.deskRights.withdrawalsLead}</p>
      <form method="post" action={links.deskWithdrawals} class="grid gap-5" novalidate>
        <Errors {...props} name="withdrawal" />
        <TextField {...field('document')} hint={t.deskRights.documentHint} required />
        <TextArea {...field('reason')} hint={t.deskRights.withdrawalReasonHint} rows={2} required />
        <button type="submit" class="btn btn-error w-fit">
          {t.deskRights.withdraw}
        </button>
      </form>
      <ul class="mt-8 divide-y divide-base-300 border-base-300 border-t empty:border-0">
        {withdrawals.map((withdrawal) => (
          <li class="py-4">
            <Title document={documents.get(withdrawal.document_id)} />
            <p class="muted text-sm">{formatDate(withdrawal.created_at, language)}</p>
            <p class="whitespace-pre-line break-words text-sm">{withdrawal.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Title({ document }: { document: Document | undefined }) {
  if (!document) return null;
  return (
    <a
      href={links.document(document.id)}
      class="break-words font-medium font-serif hover:underline hover:underline-offset-4"
    >
      {titleWords(document)}
    </a>
  );
}

function Errors({ page: { t }, returned, name }: DeskRightsPageProps & { name: ReturnedRightsForm['name'] }) {
  const errors = returned?.name === name ? returned.errors : {};
  return <ErrorSummary t={t} errors={errors} labels={t.deskRights.labels} form={name} />;
}

/** What was typed, and what was wrong with it. */
function fieldsOf({ page: { t }, returned, wanted }: DeskRightsPageProps, form: ReturnedRightsForm['name']) {
  const own = returned?.name === form ? returned : undefined;
  return (name: keyof typeof t.deskRights.labels) => ({
    t,
    form,
    name,
    label: t.deskRights.labels[name],
    value: own?.values[name] ?? (name === 'document' ? wanted : undefined),
    error: own?.errors[name],
  });
}
