import { type Context, Hono } from 'hono';
import { findUser } from '../accounts/index.ts';
import { pageNumber } from '../catalog/index.ts';
import { decidePayout, exportLedger, listPayouts, type Payout } from '../ledger/index.ts';
import {
  confirmTransfer,
  decideRefund,
  listFlagged,
  listOpenTransfers,
  listRefundsToDo,
  markRefundPaid,
  type OrderContext,
} from '../orders/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { AppError, InvalidInputError } from '../platform/errors.ts';
import { enqueueLetter } from '../platform/mail/index.ts';
import { formatMoney, parseAmount } from '../platform/money.ts';
import { BOOKS, readSetting } from '../platform/settings.ts';
import { readTerms } from '../pricing/index.ts';
import { letterParts } from '../ui/letter.ts';
import { links } from '../ui/links.ts';
import { messagesFor } from '../ui/messages/index.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { DeskSalesPage } from './pages/sales.tsx';
import { rightsRoutes } from './rights-routes.tsx';
import { listRecords, nameThem, RECORDS, type Records } from './sales-records.ts';

const PAGE_SIZE = 50;

export function salesRoutes(context: OrderContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.route('/', rightsRoutes(context));
  app.get('/desk/sales', (c) => showSales(c, context));
  app.post('/desk/sales/transfers/:id', (c) => confirm(c, context));
  app.post('/desk/sales/refunds/:id', (c) => decide(c, context));
  app.post('/desk/sales/payouts/:id', (c) => pay(c, context));
  app.get(links.deskLedger, (c) => {
    const encoder = new TextEncoder();
    const rows = exportLedger(context.db);
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await rows.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
    });
    const headers = { 'Content-Type': 'text/csv; charset=utf-8' };
    return c.body(body, 200, { ...headers, 'Content-Disposition': 'attachment; filename="ledger.csv"' });
  });
  return app;
}

async function showSales(c: Context<PageEnv>, { db, providers }: OrderContext): Promise<Response> {
  const number = pageNumber(c.req.query('page'));
  const kind = RECORDS.find((known) => known === c.req.query('list')) ?? 'orders';
  const [found, transfers, refunds, asked, flagged] = await Promise.all([
    listRecords(db, kind, { limit: PAGE_SIZE + 1, offset: (number - 1) * PAGE_SIZE }),
    listOpenTransfers(db, providers),
    listRefundsToDo(db),
    listPayouts(db, { state: 'asked' }),
    listFlagged(db, PAGE_SIZE),
  ]);
  const books = await readSetting<{ problems: string[] }>(db, BOOKS);
  const props = {
    records: { ...found, rows: found.rows.slice(0, PAGE_SIZE) } as Records,
    transfers,
    refunds,
    payouts: await nameThem(db, asked),
    flagged,
    note: c.req.query('note'),
    books: books?.problems ?? [],
    pageNumber: number,
    hasMore: found.rows.length > PAGE_SIZE,
  };
  return c.html(<DeskSalesPage page={c.get('page')} {...props} />);
}

/** What is wrong with a decision is said on the page where it was made. */
async function orWrong(c: Context<PageEnv>, act: () => Promise<string>): Promise<Response> {
  try {
    return c.redirect(`${links.deskSales()}?note=${await act()}`, 303);
  } catch (error) {
    const isTheirs =
      error instanceof AppError && ['conflict', 'invalid-input', 'forbidden'].includes(error.code);
    if (!isTheirs) throw error;
    return c.redirect(`${links.deskSales()}?note=wrong`, 303);
  }
}

async function confirm(c: Context<PageEnv>, context: OrderContext): Promise<Response> {
  const { amount, reference } = await c.req.parseBody();
  const { currency } = await readTerms(context.db);
  return await orWrong(c, () =>
    confirmTransfer(context, c.req.param('id') ?? '', {
      amountMinor: parseAmount(typeof amount === 'string' ? amount : '', currency),
      reference: typeof reference === 'string' ? reference : '',
      operatorId: c.get('page').account?.id ?? '',
    }),
  );
}

async function decide(c: Context<PageEnv>, context: OrderContext): Promise<Response> {
  const { decision, answer } = await c.req.parseBody();
  const id = c.req.param('id') ?? '';
  const operatorId = c.get('page').account?.id ?? '';
  const words = typeof answer === 'string' ? answer.toWellFormed().trim().slice(0, 1_000) : '';
  return await orWrong(c, async () => {
    if (decision === 'paid') await markRefundPaid(context.db, id);
    else if (decision === 'grant' || decision === 'decline')
      await decideRefund(context, id, { grant: decision === 'grant', answer: words, operatorId });
    else throw new InvalidInputError({ decision: 'unknown' });
    return 'decided';
  });
}

async function pay(c: Context<PageEnv>, { db }: OrderContext): Promise<Response> {
  const { decision } = await c.req.parseBody();
  const operatorId = c.get('page').account?.id ?? '';
  return await orWrong(c, async () => {
    if (decision !== 'pay' && decision !== 'decline') throw new InvalidInputError({ decision: 'unknown' });
    await db.transaction().execute(async (tx) => {
      const payout = await decidePayout(tx, c.req.param('id') ?? '', decision, operatorId);
      await sendPayoutLetter(tx, c.get('page'), payout);
    });
    return 'decided';
  });
}

/** In the language that the contributor asked in. */
async function sendPayoutLetter(
  tx: Tx,
  { libraryName, baseUrl }: PageContext,
  payout: Payout,
): Promise<void> {
  const person = await findUser(tx, payout.contributor_id);
  if (!person) return;
  const { language } = payout;
  const { storeLetters: t } = messagesFor(language);
  const amount = formatMoney({ minor: payout.amount_minor, currency: payout.currency }, language);
  const words = payout.state === 'paid' ? t.payoutPaid(amount) : t.payoutDeclined(amount);
  const frame = { language, libraryName, address: baseUrl, title: t.payoutSubject };
  await enqueueLetter(tx, { to: person.email, subject: t.payoutSubject, ...letterParts(frame, [words]) });
}
