import type { Context } from 'hono';
import type { InvoiceContent, Typesetter } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { NotFoundError } from '../platform/errors.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { findCreditNote } from './credit-notes.ts';
import { findInvoice } from './invoices.ts';
import type { Order } from './orders.ts';
import { composeReceipt } from './receipts.ts';

/** An order's receipt, invoice and credit notes, as PDF files. */

interface PaperContext {
  db: Db;
  typesetter: Typesetter;
}

export async function sendReceiptPaper(
  c: Context<PageEnv>,
  { db, typesetter }: PaperContext,
  order: Order,
): Promise<Response> {
  const content = await composeReceipt(db, order, c.get('page').language);
  if (!content) throw new NotFoundError('nothing has been paid');
  return await sendPaper(c, typesetter, content, `receipt-${order.id}`);
}

export async function sendInvoice(
  c: Context<PageEnv>,
  { db, typesetter }: PaperContext,
  order: Order,
): Promise<Response> {
  const content = await findInvoice(db, order.id);
  if (!content) throw new NotFoundError('no invoice has been made');
  return await sendPaper(c, typesetter, content, `invoice-${order.id}`);
}

export async function sendCreditNote(
  c: Context<PageEnv>,
  { db, typesetter }: PaperContext,
  order: Order,
): Promise<Response> {
  const [, number] = /^(\d{1,9})\.pdf$/.exec(c.req.param('name') ?? '') ?? [];
  const content = number ? await findCreditNote(db, order.id, Number(number)) : undefined;
  if (!content) throw new NotFoundError('there is no such credit note');
  return await sendPaper(c, typesetter, content, `credit-note-${number}`);
}

async function sendPaper(
  c: Context<PageEnv>,
  typesetter: Typesetter,
  content: InvoiceContent,
  name: string,
): Promise<Response> {
  return c.body(new Uint8Array(await typesetter.setInvoice(content)), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}.pdf"`,
  });
}
