import { findUser } from '../accounts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { enqueueLetter } from '../platform/mail/index.ts';
import { formatMoney } from '../platform/money.ts';
import { DEFAULT_LIBRARY_NAME, LIBRARY_NAME, readSetting } from '../platform/settings.ts';
import { formatDate } from '../ui/format.ts';
import { links } from '../ui/links.ts';
import { type LetterPart, letterParts } from '../ui/letter.ts';
import { type Language, messagesFor } from '../ui/messages/index.ts';
import { listTerms, type Membership } from './memberships.ts';
import { planName, readPlan } from './plans.ts';
import type { Renewal } from './renewals.ts';
import type { RenewalState } from './tables.ts';

/** Letters to members, queued with what they tell of. A holder who is no account has none: nobody knows theirs. */

export interface LetterContext {
  config: { baseUrl: string };
}

export async function sendStart(
  tx: Tx,
  context: LetterContext,
  term: Membership,
  renewal: Renewal | undefined,
): Promise<void> {
  const { membershipLetters: t } = messagesFor(term.language);
  await send(tx, context, term, t.startTitle, [
    term.starts_at > Date.now() ? t.startLater : t.start,
    await facts(tx, term),
    ...(renewal ? renews(renewal) : [t.endsByItself]),
    open(context, term),
  ]);
}

export async function sendRenewed(
  tx: Tx,
  context: LetterContext,
  term: Membership,
  renewal: Renewal,
): Promise<void> {
  const { membershipLetters: t } = messagesFor(term.language);
  await send(tx, context, term, t.renewedTitle, [
    t.renewed(amountOf(renewal)),
    await facts(tx, term),
    ...renews(renewal),
    open(context, term),
  ]);
}

/** Before a charge, while there is time to end the renewal. */
export async function sendAnnouncement(tx: Tx, context: LetterContext, renewal: Renewal): Promise<void> {
  const { membershipLetters: t } = messagesFor(renewal.language);
  const plan = planName(await readPlan(tx, renewal.plan_id), renewal.language);
  const date = formatDate(renewal.next_at, renewal.language);
  await send(tx, context, renewal, t.announceTitle(date), [
    t.announce(date, amountOf(renewal)),
    { rows: [[t.plan, plan] satisfies Row] },
    t.howToEnd,
    open(context, renewal),
  ]);
}

/** The renewal is over, and why; what was paid for stays. */
export async function sendRenewalEnd(
  tx: Tx,
  context: LetterContext,
  renewal: Renewal,
  state: Exclude<RenewalState, 'running'>,
): Promise<void> {
  const { membershipLetters: t } = messagesFor(renewal.language);
  const until = (await listTerms(tx, renewal.holder_id)).at(-1)?.ends_at;
  await send(tx, context, renewal, t.renewalEndTitle, [
    t.renewalEnd[state],
    ...(until === undefined ? [] : [t.runsUntil(formatDate(until, renewal.language))]),
    t.nothingMore,
    open(context, renewal),
  ]);
}

/** A term has run out, and none follows. */
export async function sendEnd(tx: Tx, context: LetterContext, term: Membership): Promise<void> {
  const { membershipLetters: t } = messagesFor(term.language);
  await send(tx, context, term, t.endTitle, [
    t.end(formatDate(term.ends_at, term.language)),
    t.endKept,
    open(context, term),
  ]);
}

type Row = [name: string, value: string];

async function facts(tx: Tx, term: Membership): Promise<LetterPart> {
  const { membershipLetters: t } = messagesFor(term.language);
  const plan = await readPlan(tx, term.plan_id);
  const rows: Row[] = [
    [t.plan, planName(plan, term.language)],
    [t.from, formatDate(term.starts_at, term.language)],
    [t.until, formatDate(term.ends_at, term.language)],
  ];
  return { rows };
}

function renews(renewal: Renewal): LetterPart[] {
  const { membershipLetters: t } = messagesFor(renewal.language);
  if (renewal.state !== 'running') return [t.endsByItself];
  return [t.renewsOn(formatDate(renewal.next_at, renewal.language), amountOf(renewal)), t.howToEnd];
}

function amountOf({ amount_minor: minor, currency, language }: Renewal): string {
  return formatMoney({ minor, currency }, language);
}

function open({ config }: LetterContext, { language }: { language: Language }): LetterPart {
  return { words: messagesFor(language).membershipLetters.open, href: config.baseUrl + links.membership() };
}

async function send(
  tx: Tx,
  { config }: LetterContext,
  { holder_id, language }: { holder_id: string; language: Language },
  title: string,
  parts: LetterPart[],
): Promise<void> {
  const person = await findUser(tx, holder_id);
  if (!person) return;
  const libraryName = (await readSetting<string>(tx, LIBRARY_NAME)) ?? DEFAULT_LIBRARY_NAME;
  const frame = { language, libraryName, address: config.baseUrl, title };
  await enqueueLetter(tx, { to: person.email, subject: title, ...letterParts(frame, parts) });
}
