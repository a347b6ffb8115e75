import type { InvoiceContent } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { formatMoney } from '../platform/money.ts';
import { DEFAULT_LIBRARY_NAME, LIBRARY_NAME, readSetting } from '../platform/settings.ts';
import { readTerms } from '../pricing/index.ts';
import { formatDate } from '../ui/format.ts';
import { type Language, messagesFor, nameIn } from '../ui/messages/index.ts';
import { rowOf } from './invoices.ts';
import { findCharge, listLines, type Order } from './orders.ts';

/** What was paid, when and how, as the letter says; undefined where nothing has been paid. */
export async function composeReceipt(
  db: Db,
  order: Order,
  language: Language,
): Promise<InvoiceContent | undefined> {
  if (order.paid_at === null) return undefined;
  const { invoice: t, storeLetters: words, orders } = messagesFor(language);
  const [lines, charge, terms, libraryName] = await Promise.all([
    listLines(db, order.id),
    findCharge(db, order.id),
    readTerms(db),
    readSetting<string>(db, LIBRARY_NAME),
  ]);
  const money = (minor: number) => formatMoney({ minor, currency: order.currency }, language);
  const seller = terms.sellerName || (libraryName ?? DEFAULT_LIBRARY_NAME);
  const paidWith = charge && charge.provider in orders.providers && nameIn(orders.providers, charge.provider);
  return {
    lang: language === 'en' ? 'en' : 'zh',
    title: words.receipt,
    facts: [
      [t.order, order.id],
      [words.date, formatDate(order.paid_at, language)],
      ...(paidWith ? [[words.paidWith, paidWith] satisfies [string, string]] : []),
    ],
    parties: [
      { role: t.seller, lines: [seller] },
      { role: t.buyer, lines: [order.email] },
    ],
    head: [t.head.item, t.head.net, t.head.tax, t.head.total],
    rows: lines.map((line) => rowOf(line, money)),
    sums: [
      ...(order.discount_minor > 0
        ? [[t.discount, money(order.discount_minor)] satisfies [string, string]]
        : []),
      [t.net, money(order.total_minor - order.tax_minor)],
      [t.tax(`${order.tax_rate_bp / 100}%`), money(order.tax_minor)],
      [t.total, money(order.total_minor)],
    ],
  };
}
