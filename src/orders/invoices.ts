import type { InvoiceContent } from '../ingest/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { ConflictError, InvalidInputError } from '../platform/errors.ts';
import { formatMoney } from '../platform/money.ts';
import { readTerms, type StoreTerms } from '../pricing/index.ts';
import { formatDate } from '../ui/format.ts';
import { type Language, messagesFor } from '../ui/messages/index.ts';
import { sendInvoiceLetter } from './letters.ts';
import type { OrderLinks } from './order-links.ts';
import { listLines, lockOrder, type Order, type OrderLine } from './orders.ts';

export interface InvoiceBuyer {
  language: Language;
  name: string;
  taxNumber: string;
  address: string;
}

const LIMITS = { name: 200, taxNumber: 40, address: 500 } as const;
/** So that numbers sort as text too. */
const NUMBER_WIDTH = 8;

/** What the order's invoice says, if it has been made. */
export async function findInvoice(db: Db, orderId: string): Promise<InvoiceContent | undefined> {
  const row = await db
    .selectFrom('invoices')
    .select('content')
    .where('order_id', '=', orderId)
    .executeTakeFirst();
  return row && (JSON.parse(row.content) as InvoiceContent);
}

/**
 * Makes the order's invoice, once; its number follows the last without a gap, since number and invoice are
 * committed together. What was paid back before is not part of it. Throws `InvalidInputError` for the form's fields, `ConflictError` where there can be none.
 */
export async function makeInvoice(
  db: Db,
  context: { config: { baseUrl: string }; orderLinks: OrderLinks },
  orderId: string,
  buyer: InvoiceBuyer,
): Promise<void> {
  checkBuyer(buyer);
  await db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order.paid_at === null || order.total_minor === 0) throw new ConflictError('nothing was paid for');
    if (await findInvoice(tx, orderId)) return;
    const lines = (await listLines(tx, orderId)).filter(({ state }) => state === 'granted');
    if (lines.length === 0) throw new ConflictError('everything has been given back');
    const terms = await readTerms(tx);
    if (terms.sellerName === '') throw new ConflictError('the seller is not named yet');
    const number = await nextNumber(tx);
    const made_at = Date.now();
    const content = compose(order, lines, terms, buyer, { number, made_at });
    await tx
      .insertInto('invoices')
      .values({ number, order_id: orderId, content: JSON.stringify(content), made_at })
      .execute();
    await sendInvoiceLetter(tx, context, order);
  });
}

function checkBuyer(buyer: InvoiceBuyer): void {
  const fields: Record<string, string> = {};
  if (buyer.name.trim() === '') fields['name'] = 'required';
  for (const [name, most] of Object.entries(LIMITS))
    if (buyer[name as keyof typeof LIMITS].length > most) fields[name] = 'long';
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
}

async function nextNumber(tx: Tx): Promise<number> {
  const { last } = await tx
    .updateTable('invoice_counter')
    .set((eb) => ({ last: eb('last', '+', 1) }))
    .where('id', '=', 1)
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

/** A number as papers show it. */
export function numberWords(number: number): string {
  return String(number).padStart(NUMBER_WIDTH, '0');
}

/** What papers say of a line: its title, and what it costs without tax, the tax, and with it. */
export function rowOf(line: OrderLine, money: (minor: number) => string): InvoiceContent['rows'][number] {
  const { title, total_minor: total, tax_minor: tax } = line;
  return [title, money(total - tax), money(tax), money(total)];
}

function compose(
  order: Order,
  lines: OrderLine[],
  terms: StoreTerms,
  buyer: InvoiceBuyer,
  { number, made_at }: { number: number; made_at: number },
): InvoiceContent {
  const { language } = buyer;
  const { invoice: t } = messagesFor(language);
  const money = (minor: number) => formatMoney({ minor, currency: order.currency }, language);
  const sum = (amount: 'discount_minor' | 'tax_minor' | 'total_minor') =>
    lines.reduce((total, line) => total + line[amount], 0);
  const party = (role: string, name: string, taxNumber: string, address: string) => ({
    role,
    lines: [name, ...(taxNumber ? [t.taxNumber(taxNumber)] : []), ...address.split('\n')].filter(
      (line) => line.trim() !== '',
    ),
  });
  return {
    lang: language === 'en' ? 'en' : 'zh',
    title: t.title,
    facts: [
      [t.number, numberWords(number)],
      [t.date, formatDate(made_at, language)],
      [t.order, order.id],
    ],
    parties: [
      party(t.seller, terms.sellerName, terms.sellerTaxNumber, terms.sellerAddress),
      party(t.buyer, buyer.name.trim(), buyer.taxNumber.trim(), buyer.address),
    ],
    head: [t.head.item, t.head.net, t.head.tax, t.head.total],
    rows: lines.map((line) => rowOf(line, money)),
    sums: [
      ...(sum('discount_minor') > 0 ? [[t.discount, money(sum('discount_minor'))] as [string, string]] : []),
      [t.net, money(sum('total_minor') - sum('tax_minor'))],
      [t.tax(`${order.tax_rate_bp / 100}%`), money(sum('tax_minor'))],
      [t.total, money(sum('total_minor'))],
    ],
  };
}
