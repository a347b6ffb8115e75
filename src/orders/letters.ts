import type { Tx } from '../platform/db/index.ts';
import { enqueueLetter } from '../platform/mail/index.ts';
import { formatMoney } from '../platform/money.ts';
import { DEFAULT_LIBRARY_NAME, LIBRARY_NAME, readSetting } from '../platform/settings.ts';
import { formatDate } from '../ui/format.ts';
import { links } from '../ui/links.ts';
import { type LetterPart, letterParts } from '../ui/letter.ts';
import { messagesFor, nameIn } from '../ui/messages/index.ts';
import type { OrderLinks } from './order-links.ts';
import { findCharge, type Order, type OrderLine, type Refund } from './orders.ts';

interface LetterContext {
  config: { baseUrl: string };
  orderLinks: OrderLinks;
}

/** The receipt, with the link that opens the order to whoever has the letter. */
export async function sendReceipt(
  tx: Tx,
  context: LetterContext,
  order: Order,
  lines: OrderLine[],
): Promise<void> {
  const { storeLetters: t, orders } = messagesFor(order.language);
  const money = (minor: number) => formatMoney({ minor, currency: order.currency }, order.language);
  const provider = (await findCharge(tx, order.id))?.provider;
  await send(tx, context, order, t.receiptSubject(order.id), t.receipt, [
    t.receiptLead(order.id),
    {
      rows: [
        ...lines.map((line): Row => [line.title, money(line.price_minor)]),
        ...(order.discount_minor > 0 ? [[t.discount, `−${money(order.discount_minor)}`] satisfies Row] : []),
        ...(order.tax_minor > 0 ? [[t.tax, money(order.tax_minor)] satisfies Row] : []),
      ],
      sum: [t.total, money(order.total_minor)],
    },
    {
      rows: [
        [t.orderNumber, order.id],
        [t.date, formatDate(order.paid_at ?? Date.now(), order.language)],
        ...(provider && provider in orders.providers
          ? [[t.paidWith, nameIn(orders.providers, provider)] satisfies Row]
          : []),
      ],
    },
    ...(lines.some(({ kind }) => kind === 'document') ? [t.receiptDownload] : []),
    { words: t.openOrder, href: orderAddress(context, order) },
    t.linkExpires,
  ]);
}

/** A new link to an order, for a guest whose last one expired; goes only to the order's own address. */
export async function sendOrderLink(tx: Tx, context: LetterContext, order: Order): Promise<void> {
  const { storeLetters: t } = messagesFor(order.language);
  await send(tx, context, order, t.linkSubject(order.id), t.linkTitle, [
    t.linkLead(order.id),
    { words: t.openOrder, href: orderAddress(context, order) },
    t.linkExpires,
    t.linkUnasked,
  ]);
}

export async function sendRefundLetter(
  tx: Tx,
  context: LetterContext,
  order: Order,
  refund: Refund,
  { granted, answer, creditNote }: { granted: boolean; answer: string; creditNote: boolean },
): Promise<void> {
  const { storeLetters: t } = messagesFor(order.language);
  const amount = formatMoney({ minor: refund.amount_minor, currency: refund.currency }, order.language);
  await send(tx, context, order, t.refundSubject(order.id), t.refundTitle, [
    granted ? t.refundGranted(order.id, amount) : t.refundDeclined(order.id, amount),
    ...(answer ? [{ rows: [[t.reason, answer] satisfies Row] }] : []),
    ...(creditNote ? [t.creditNoteMade] : []),
    { words: t.openOrder, href: orderAddress(context, order) },
  ]);
}

/** What was bought may not be given any more; the refund waits on the order's page. */
export async function sendWithdrawnLetter(
  tx: Tx,
  context: LetterContext,
  order: Order,
  { title, reason }: { title: string; reason: string },
): Promise<void> {
  const { storeLetters: t } = messagesFor(order.language);
  await send(tx, context, order, t.withdrawnSubject(title), t.withdrawnTitle, [
    t.withdrawn(title),
    { rows: [[t.reason, reason] satisfies Row] },
    t.withdrawnRefund,
    { words: t.openOrder, href: orderAddress(context, order) },
    t.linkExpires,
  ]);
}

type Row = [name: string, value: string];

function send(
  tx: Tx,
  context: LetterContext,
  { email, language }: Order,
  subject: string,
  title: string,
  parts: LetterPart[],
): Promise<void> {
  return sendTo(tx, context, { to: [email], language, subject, title }, parts);
}

/** The same letter to each of these addresses. */
export async function sendTo(
  tx: Tx,
  { config }: Pick<LetterContext, 'config'>,
  { to, subject, ...head }: { to: string[]; language: Order['language']; subject: string; title: string },
  parts: LetterPart[],
): Promise<void> {
  const libraryName = (await readSetting<string>(tx, LIBRARY_NAME)) ?? DEFAULT_LIBRARY_NAME;
  const letter = letterParts({ ...head, libraryName, address: config.baseUrl }, parts);
  for (const address of to) await enqueueLetter(tx, { to: address, subject, ...letter });
}

function orderAddress({ config, orderLinks }: LetterContext, order: Order): string {
  return config.baseUrl + links.order(order.id, orderLinks.sign(order.id));
}

export async function sendInvoiceLetter(tx: Tx, context: LetterContext, order: Order): Promise<void> {
  const { storeLetters: t } = messagesFor(order.language);
  const subject = t.invoiceSubject(order.id);
  await send(tx, context, order, subject, subject, [
    t.invoiceLetter(order.id),
    { words: t.openOrder, href: orderAddress(context, order) },
    t.linkExpires,
  ]);
}
