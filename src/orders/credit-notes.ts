import type { InvoiceContent } from '../ingest/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { formatMoney } from '../platform/money.ts';
import { formatDate } from '../ui/format.ts';
import { messagesFor } from '../ui/messages/index.ts';
import { numberWords, rowOf } from './invoices.ts';
import type { Order, OrderLine, Refund } from './orders.ts';

/**
 * Takes back in writing what an invoice said, for the lines of a refund; nothing where none was made. Its
 * number follows the last of its own series without a gap, as refund and note are committed together.
 */
export async function makeCreditNote(
  tx: Tx,
  order: Order,
  refund: Refund,
  lines: OrderLine[],
): Promise<boolean> {
  const invoice = await tx
    .selectFrom('invoices')
    .select(['number', 'content'])
    .where('order_id', '=', order.id)
    .executeTakeFirst();
  if (!invoice || refund.amount_minor === 0) return false;
  const { last: number } = await tx
    .updateTable('credit_note_counter')
    .set((eb) => ({ last: eb('last', '+', 1) }))
    .where('id', '=', 1)
    .returning('last')
    .executeTakeFirstOrThrow();
  const made_at = Date.now();
  const told = JSON.parse(invoice.content) as InvoiceContent;
  const content = compose(order, lines, told, { number, made_at, invoice: invoice.number });
  await tx
    .insertInto('credit_notes')
    .values({ number, refund_id: refund.id, order_id: order.id, content: JSON.stringify(content), made_at })
    .execute();
  return true;
}

/** The numbers of an order's credit notes, the first first. */
export async function listCreditNotes(db: Db, orderId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('credit_notes')
    .select('number')
    .where('order_id', '=', orderId)
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}

export async function findCreditNote(
  db: Db,
  orderId: string,
  number: number,
): Promise<InvoiceContent | undefined> {
  const row = await db
    .selectFrom('credit_notes')
    .select('content')
    .where('order_id', '=', orderId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && (JSON.parse(row.content) as InvoiceContent);
}

/** In the invoice's language, to the same buyer, with the amounts below zero. */
function compose(
  order: Order,
  lines: OrderLine[],
  { lang, parties, head }: InvoiceContent,
  made: { number: number; made_at: number; invoice: number },
): InvoiceContent {
  const language = lang === 'en' ? 'en' : 'zh-Hans';
  const { invoice: t } = messagesFor(language);
  const money = (minor: number) => formatMoney({ minor: 0 - minor, currency: order.currency }, language);
  const tax = lines.reduce((sum, line) => sum + line.tax_minor, 0);
  const total = lines.reduce((sum, line) => sum + line.total_minor, 0);
  return {
    lang,
    title: t.creditNote,
    facts: [
      [t.number, numberWords(made.number)],
      [t.date, formatDate(made.made_at, language)],
      [t.forInvoice, numberWords(made.invoice)],
      [t.order, order.id],
    ],
    parties,
    head,
    rows: lines.map((line) => rowOf(line, money)),
    sums: [
      [t.net, money(total - tax)],
      [t.tax(`${order.tax_rate_bp / 100}%`), money(tax)],
      [t.total, money(total)],
    ],
  };
}
