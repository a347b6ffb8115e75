import type { Tx } from '../platform/db/index.ts';
import { enqueueLetter } from '../platform/mail/index.ts';
import { formatMoney } from '../platform/money.ts';
import { links } from '../ui/links.ts';
import { letterParts } from '../ui/letter.ts';
import { messagesFor } from '../ui/messages/index.ts';
import type { OrderLinks } from './order-links.ts';
import type { Order, OrderLine, Refund } from './orders.ts';

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
  const { storeLetters: t } = messagesFor(order.language);
  const money = (minor: number) => formatMoney({ minor, currency: order.currency }, order.language);
  await enqueueLetter(tx, {
    to: order.email,
    subject: t.receiptSubject(order.id),
    ...letterParts([
      t.receiptLead(order.id),
      lines.map((line) => `${line.title}${t.colon}${money(line.price_minor)}`).join('\n'),
      [
        ...(order.discount_minor > 0 ? [`${t.discount}${t.colon}−${money(order.discount_minor)}`] : []),
        ...(order.tax_minor > 0 ? [`${t.tax}${t.colon}${money(order.tax_minor)}`] : []),
        `${t.total}${t.colon}${money(order.total_minor)}`,
      ].join('\n'),
      t.receiptDownload,
      { words: t.openOrder, href: orderAddress(context, order) },
      t.linkExpires,
    ]),
  });
}

/** A new link to an order, for a guest whose last one expired; goes only to the order's own address. */
export async function sendOrderLink(tx: Tx, context: LetterContext, order: Order): Promise<void> {
  const { storeLetters: t } = messagesFor(order.language);
  await enqueueLetter(tx, {
    to: order.email,
    subject: t.linkSubject(order.id),
    ...letterParts([
      t.linkLead(order.id),
      { words: t.openOrder, href: orderAddress(context, order) },
      t.linkExpires,
      t.linkUnasked,
    ]),
  });
}

export async function sendRefundLetter(
  tx: Tx,
  context: LetterContext,
  order: Order,
  refund: Refund,
  outcome: 'granted' | 'declined',
  answer: string,
): Promise<void> {
  const { storeLetters: t } = messagesFor(order.language);
  const amount = formatMoney({ minor: refund.amount_minor, currency: refund.currency }, order.language);
  await enqueueLetter(tx, {
    to: order.email,
    subject: t.refundSubject(order.id),
    ...letterParts([
      outcome === 'granted' ? t.refundGranted(order.id, amount) : t.refundDeclined(order.id, amount),
      ...(answer ? [`${t.reason}${t.colon}${answer}`] : []),
      { words: t.openOrder, href: orderAddress(context, order) },
    ]),
  });
}

function orderAddress({ config, orderLinks }: LetterContext, order: Order): string {
  return config.baseUrl + links.order(order.id, orderLinks.sign(order.id));
}
