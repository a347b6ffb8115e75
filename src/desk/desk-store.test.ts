import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { readOwed } from '../ledger/index.ts';
import { REMIND_REFUND } from '../orders/job-kinds.ts';
import { sendRefundReminder } from '../orders/refund-reminders.ts';
import { checkBooks } from '../orders/index.ts';
import { transferReference } from '../payments/index.ts';

let library: TestLibrary;
let first: Visitor;
let second: Visitor;
let documentId: string;
let press: string;

beforeAll(async () => {
  library = await openTestLibrary({
    TRANSFER_HOLDER: '文渊图书馆',
    TRANSFER_ACCOUNT: '6222 0000 0000 0000',
    TRANSFER_BANK: '某银行',
  });
  press = (await library.addUser('press', 'contributor')).id;
  await library.addUser('operator', 'operator');
  await library.addUser('colleague', 'operator');
  documentId = (await library.receive('# 书\n\n书', '书.md', press, { then: 'publish', priceMinor: 20_000 }))
    .id;
  await library.processAll();
  [first, second] = [createVisitor(library), createVisitor(library)];
  await first.signIn('operator');
  await second.signIn('colleague');
});
afterAll(() => library.close());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

async function order(visitor: Visitor): Promise<string> {
  await visitor.post('/cart/items', { documentId });
  const page = await (await visitor.get('/checkout')).text();
  const form = {
    email: 'a@test.example',
    country: 'CN',
    agreement: hidden(page, 'agreement'),
    request: hidden(page, 'request'),
  };
  return (await visitor.post('/checkout', form)).headers.get('location') ?? '';
}

/** A day before a refund must be decided, and when nobody has: the operators are written to, the desk says so. */
async function expectReminders({ id, due_at }: { id: string; due_at: number | null }): Promise<void> {
  const { db } = library;
  const day = 24 * 60 * 60_000;
  const jobs = db.selectFrom('jobs').select('run_at').where('kind', '=', REMIND_REFUND).orderBy('run_at');
  expect(await jobs.execute()).toEqual([{ run_at: (due_at ?? 0) - day }, { run_at: due_at }]);
  await db.updateTable('refunds').set({ due_at: 1 }).where('id', '=', id).execute();
  await sendRefundReminder(library, id);
  const late = await db
    .selectFrom('letters')
    .select('recipient')
    .where('subject', 'like', '%已过决定期限')
    .execute();
  expect(late.map(({ recipient }) => recipient).toSorted()).toEqual([
    'colleague@test.example',
    'operator@test.example',
  ]);
  expect(await (await first.get('/desk/sales')).text()).toContain('Should have been decided by');
}

const location = async (answer: Promise<Response>) => (await answer).headers.get('location');
const stateOf = async (path: string) =>
  (await library.db.selectFrom('orders').select('state').where('id', '=', path.slice(8)).executeTakeFirst())
    ?.state;

test('the operator sets the terms; what is wrong is said, and nobody else may', async () => {
  const terms = {
    currency: 'CNY',
    country: 'CN',
    share: '50',
    payoutMinimum: '10',
    refundDays: '7',
    secondPerson: '100',
    sellerName: '文渊',
    sellerTaxNumber: '91',
    sellerAddress: '',
  };
  const wrong = await first.post('/desk/store/terms', {
    ...terms,
    share: '101',
    refundDays: '-1',
    currency: 'XXY',
    sellerTaxNumber: '9'.repeat(300),
  });
  expect(wrong.status).toBe(422);
  expect((await wrong.text()).match(/-error"/g)?.length).toBeGreaterThanOrEqual(4);
  expect(await location(first.post('/desk/store/terms', terms))).toContain('saved');
  for (const price of ['-5', '1.005', 'x', ''])
    expect(
      (await first.post('/desk/store/plan', { nameZh: '月', nameEn: 'M', months: '1', price })).status,
      price,
    ).toBe(422);
  expect(
    await location(first.post('/desk/store/plan', { nameZh: '月', nameEn: 'M', months: '1', price: '30' })),
  ).toContain('saved');
  expect((await first.post('/desk/store/coupon', { code: 'A B', percent: '10', amount: '5' })).status).toBe(
    422,
  );
  expect(
    await location(first.post('/desk/store/coupon', { code: 'TEN', percent: '10', endsAt: '2099-01-01' })),
  ).toContain('saved');
  expect(
    await location(first.post('/desk/store/tax', { country: 'CN', percent: '6', inclusive: '1' })),
  ).toContain('saved');
  expect(await (await first.get('/desk/store')).text()).toContain('TEN');
  const plan = await library.db.selectFrom('plans').select('id').executeTakeFirstOrThrow();
  const made = await (await first.post('/desk/store/codes', { codesPlan: plan.id, count: '3' })).text();
  const [file = ''] = /data:text\/csv[^"]*/.exec(made) ?? [];
  const codes = /\b[2-9A-Z]{4}(-[2-9A-Z]{4}){3}\b/g;
  expect(made.replace(file, '').match(codes)).toHaveLength(3);
  expect(await (await fetch(file)).text()).toMatch(/^code\r\n(?:[2-9A-Z-]{19}\r\n){3}$/);
  const publisher = createVisitor(library);
  await publisher.signIn('press');
  for (const path of ['/desk/store', '/desk/sales', '/desk/sales/ledger.csv'])
    expect((await publisher.get(path)).status).toBe(403);
  expect((await publisher.post('/desk/store/terms', terms)).status).toBe(403);
});

test('a large transfer needs two people and the very amount and reference', async () => {
  const buyer = createVisitor(library);
  const path = await order(buyer);
  await buyer.post(`${path}/pay`, { provider: 'transfer' });
  const payment = await library.db
    .selectFrom('payments')
    .selectAll()
    .where('provider', '=', 'transfer')
    .executeTakeFirstOrThrow();
  const reference = transferReference(payment.id);
  expect(await (await buyer.get(path)).text()).toContain(reference);
  const confirm = (visitor: Visitor, amount: string, given = reference) =>
    location(visitor.post(`/desk/sales/transfers/${payment.id}`, { amount, reference: given }));
  expect(await confirm(first, '199')).toContain('wrong');
  expect(await confirm(first, '200', 'WY0')).toContain('wrong');
  expect(await confirm(first, '200')).toContain('second-person');
  expect(await confirm(first, '200')).toContain('wrong');
  expect(await stateOf(path)).toBe('awaiting');
  expect(await confirm(second, '200')).toContain('paid');
  expect(await stateOf(path)).toBe('paid');
  expect(await confirm(second, '200')).toContain('wrong');
  expect((await buyer.get(`/documents/${documentId}/download`)).status).toBe(200);
  // 200.00 with 6% inside is 188.68 without; half of it is the contributor's.
  expect(await readOwed(library.db, press, 'CNY')).toBe(9_434);
  const page = await (await buyer.get(path)).text();
  await buyer.post(`${path}/refund`, { line: hidden(page, 'line'), cause: 'changed-mind', reason: '不合用' });
  const refund = await library.db.selectFrom('refunds').selectAll().executeTakeFirstOrThrow();
  expect(refund.state).toBe('asked');
  await expectReminders(refund);
  const decide = (decision: string, answer = '') =>
    location(first.post(`/desk/sales/refunds/${refund.id}`, { decision, answer }));
  expect(await decide('decline')).toContain('wrong');
  expect(await decide('grant', '好的')).toContain('decided');
  expect(await decide('decline', '不')).toContain('wrong');
  expect((await buyer.get(`/documents/${documentId}/download`)).status).toBe(403);
  expect(await decide('paid')).toContain('decided');
  expect(await readOwed(library.db, press, 'CNY')).toBe(0);
  expect(await checkBooks(library.db)).toEqual([]);
});

test('a contributor sees every entry and is paid what is owed, once', async () => {
  const buyer = createVisitor(library);
  const path = await order(buyer);
  const started = await location(buyer.post(`${path}/pay`, { provider: 'test' }));
  await buyer.post(started ?? '', { answer: 'pay' });
  const contributor = createVisitor(library);
  await contributor.signIn('press');
  const earnings = await (await contributor.get('/studio/earnings')).text();
  expect(earnings).toContain('¥94.34');
  // Two sales and what was given back of the first, each with what it was about.
  expect(earnings.match(/(?:Sale|Refund)<span class="block font-serif">书</g)).toHaveLength(3);
  const asked = await Promise.all(
    [1, 2, 3].map(() =>
      contributor.post('/studio/earnings', { account: '某银行 1' }, { 'accept-language': 'en' }),
    ),
  );
  expect(asked.filter((answer) => answer.headers.get('location')?.endsWith('asked'))).toHaveLength(1);
  const payout = await library.db.selectFrom('payouts').selectAll().executeTakeFirstOrThrow();
  const answers = await Promise.all(
    [1, 2].map(() => location(first.post(`/desk/sales/payouts/${payout.id}`, { decision: 'pay' }))),
  );
  expect(answers.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
    '/desk/sales?note=decided',
    '/desk/sales?note=wrong',
  ]);
  expect(await readOwed(library.db, press, 'CNY')).toBe(0);
  const records = async (list: string) => await (await first.get(`/desk/sales?list=${list}`)).text();
  expect(await records('orders')).toContain('a@test.example');
  expect(await records('payments')).toMatch(/Bank transfer[^]*Paid/);
  expect(await records('refunds')).toContain('不合用');
  expect(await records('payouts')).toMatch(/某银行 1[^]*Sent/);
  // The operator reads Chinese, and the contributor asked in English.
  const letters = await library.db
    .selectFrom('letters')
    .select('text')
    .where('recipient', '=', 'press@test.example')
    .execute();
  expect(letters).toMatchObject([{ text: expect.stringMatching(/Your payout of \S+94\.34 has been sent/) }]);
  const csv = await (await first.get('/desk/sales/ledger.csv')).text();
  expect(csv).toContain(`,bank,,94.34,CNY`);
  expect(await checkBooks(library.db)).toEqual([]);
});
