import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { type Document, getDocument } from '../catalog/index.ts';
import { readBalance } from '../ledger/index.ts';
import { checkBooks } from '../orders/index.ts';
import { receiveNotice } from '../orders/notices.ts';
import { signTestNotice, TEST_MERCHANT } from '../payments/index.ts';
import { newId } from '../platform/ids.ts';
import { addTaxRate, readTerms, writeTerms } from '../pricing/index.ts';
import { findMembership, listTerms } from './memberships.ts';
import { addPlan, makeCodes, redeemCode } from './index.ts';
import { recogniseMembership } from './recognise.ts';

let library: TestLibrary;
let documents: Document[];
let month: string;
let year: string;
const people = new Map<string, string>();
const PRESS = 'press';
const NAMES = ['twice', 'sly', 'late', 'taxed', 'card', 'owner', 'buyer'];

beforeAll(async () => {
  library = await openTestLibrary();
  people.set(PRESS, (await library.addUser(PRESS, 'contributor')).id);
  await library.addUser('operator', 'operator');
  for (const name of NAMES) people.set(name, (await library.addUser(name, 'reader')).id);
  for (const [name, priceMinor] of [
    ['甲', 500],
    ['乙', 500],
    ['赠', 0],
  ] as const)
    await library.receive(`# ${name}\n\n${name}`, `${name}.md`, idOf(PRESS), { then: 'publish', priceMinor });
  await library.processAll();
  const rows = await library.db.selectFrom('documents').select('id').orderBy('id').execute();
  documents = await Promise.all(rows.map((row) => getDocument(library.db, row.id)));
  const plan = { currency: 'CNY', downloads: 2, highestPriceMinor: null, discountPercent: 0 };
  month = await addPlan(library.db, { ...plan, nameZh: '月', nameEn: 'Month', months: 1, priceMinor: 3_000 });
  year = await addPlan(library.db, { ...plan, nameZh: '年', nameEn: 'Year', months: 12, priceMinor: 20_000 });
});
afterAll(() => library.close());

const idOf = (name: string) => people.get(name) ?? '';
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
const owed = async () => -((await readBalance(library.db, `contributor:${idOf(PRESS)}`)).get('CNY') ?? 0);

async function visit(name: string): Promise<Visitor> {
  const visitor = createVisitor(library);
  await visitor.signIn(name);
  return visitor;
}

async function order(visitor: Visitor, plan: string): Promise<string> {
  const page = await (await visitor.get(`/checkout?plan=${plan}`)).text();
  const placed = await visitor.post('/checkout', {
    plan,
    email: hidden(page, 'email') || 'member@test.example',
    country: 'CN',
    agreement: hidden(page, 'agreement'),
    request: hidden(page, 'request'),
  });
  return placed.headers.get('location') ?? '';
}

async function begin(visitor: Visitor, path: string): Promise<string> {
  return (await visitor.post(`${path}/pay`, { provider: 'test' })).headers.get('location') ?? '';
}

async function join(visitor: Visitor, plan: string): Promise<string> {
  const path = await order(visitor, plan);
  await visitor.post(await begin(visitor, path), { answer: 'pay' });
  await visitor.get(`${path}/return`);
  return path;
}

const orderOf = async (path: string) =>
  await library.db.selectFrom('orders').selectAll().where('id', '=', path.slice(8)).executeTakeFirstOrThrow();

async function askBack(visitor: Visitor, path: string, cause = 'changed-mind'): Promise<string> {
  const { id } = await library.db
    .selectFrom('order_lines')
    .select('id')
    .where('order_id', '=', path.slice(8))
    .executeTakeFirstOrThrow();
  const asked = await visitor.post(`${path}/refund`, { line: id, cause, reason: '' });
  return asked.headers.get('location') ?? '';
}

test('two upgrades of one membership are paid once: what the second was credited is gone', async () => {
  const visitor = await visit('twice');
  await join(visitor, month);
  const first = await order(visitor, year);
  const second = await order(visitor, year);
  const page = await begin(visitor, second);
  await visitor.post(await begin(visitor, first), { answer: 'pay' });
  expect((await orderOf(first)).state).toBe('paid');
  await visitor.post(page, { answer: 'pay' });
  await visitor.get(`${second}/return`);
  expect((await orderOf(second)).state).toBe('closed');
  const back = await library.db
    .selectFrom('refunds')
    .selectAll()
    .where('order_id', '=', second.slice(8))
    .execute();
  expect(back).toMatchObject([{ cause: 'surplus', amount_minor: (await orderOf(second)).total_minor }]);
  expect(await listTerms(library.db, idOf('twice'))).toHaveLength(1);
  expect(await checkBooks(library.db)).toEqual([]);
});

test('a membership given back while its upgrade waits to be paid is not credited', async () => {
  const visitor = await visit('sly');
  const bought = await join(visitor, month);
  const upgrade = await order(visitor, year);
  expect((await orderOf(upgrade)).total_minor).toBeLessThan(20_000);
  expect(await askBack(visitor, bought)).toContain('refundGiven');
  const refused = await begin(visitor, upgrade);
  expect(refused).toContain('note=payChanged');
  expect(await (await visitor.get(refused)).text()).toContain('Nothing was charged');
  // Money that was on its way all the same goes back.
  const { id, total_minor: minor } = await orderOf(upgrade);
  const attempt = newId();
  await library.db
    .insertInto('payments')
    .values({
      id: attempt,
      order_id: id,
      provider: 'test',
      state: 'started',
      surplus: 0,
      amount_minor: minor,
      currency: 'CNY',
      refunded_minor: 0,
      disputed_minor: 0,
      reference: null,
      started: null,
      first_confirmed_by: null,
      confirmed_by: null,
      created_at: Date.now(),
      paid_at: null,
    })
    .execute();
  const notice = {
    eventId: newId(),
    kind: 'paid' as const,
    attempt,
    amount: { minor, currency: 'CNY' },
    merchant: TEST_MERCHANT,
    reference: newId(),
    occurredAt: Date.now(),
  };
  await receiveNotice(library, library.providers.get('test'), signTestNotice(library.secret, notice));
  expect((await orderOf(upgrade)).state).toBe('closed');
  expect(await listTerms(library.db, idOf('sly'))).toEqual([]);
  expect(await checkBooks(library.db)).toEqual([]);
});

test('a term that is over can be given back, with what contributors had of it', async () => {
  const [document] = documents as [Document];
  const visitor = await visit('late');
  const before = await owed();
  const path = await join(visitor, month);
  await visitor.post(`/membership/documents/${document.id}`, {});
  const term = await findMembership(library.db, idOf('late'));
  if (!term) throw new Error('no membership');
  await library.db
    .updateTable('memberships')
    .set({ starts_at: 1, ends_at: 2 })
    .where('id', '=', term.id)
    .execute();
  await recogniseMembership(library, term.id);
  expect(await owed()).toBe(before + 2_100);
  expect(await askBack(visitor, path)).toContain('refundAsked');
  const { id } = await library.db
    .selectFrom('refunds')
    .select('id')
    .where('order_id', '=', path.slice(8))
    .executeTakeFirstOrThrow();
  const operator = await visit('operator');
  await operator.post(`/desk/sales/refunds/${id}`, { decision: 'grant', answer: '' });
  expect((await orderOf(path)).state).toBe('refunded');
  expect(await owed()).toBe(before);
  expect(await checkBooks(library.db)).toEqual([]);
});

test('where prices contain the tax an upgrade costs the difference of the prices', async () => {
  const tax = { country: 'CN', percent: '6', inclusive: true };
  await library.db.transaction().execute((tx) => addTaxRate(tx, tax));
  const visitor = await visit('taxed');
  await join(visitor, month);
  const path = await join(visitor, year);
  // A day of the month may have begun.
  const { total_minor: total } = await orderOf(path);
  expect([17_000, 17_097, 17_100, 17_108]).toContain(total);
  const [term] = await listTerms(library.db, idOf('taxed'));
  expect(Math.abs((term?.net_minor ?? 0) * 1.06 - total - 3_000)).toBeLessThan(2);
  expect(await checkBooks(library.db)).toEqual([]);
});

test('an upgrade swallows no term that a code began', async () => {
  const visitor = await visit('card');
  await join(visitor, month);
  const [code = ''] = await makeCodes(library.db, year, 1);
  await redeemCode(library, idOf('card'), code, 'en');
  const terms = await listTerms(library.db, idOf('card'));
  await join(visitor, year);
  const after = await listTerms(library.db, idOf('card'));
  expect(after.slice(0, 2)).toEqual(terms);
  expect(after[2]?.starts_at).toBe(terms[1]?.ends_at);
});

test('what is free, bought or one’s own uses no download of the month', async () => {
  const [first, second, free] = documents as [Document, Document, Document];
  const buyer = await visit('buyer');
  await buyer.post('/cart/items', { documentId: second.id });
  const checkout = await (await buyer.get('/checkout')).text();
  const placed = await buyer.post('/checkout', {
    email: 'buyer@test.example',
    country: 'CN',
    agreement: hidden(checkout, 'agreement'),
    request: hidden(checkout, 'request'),
  });
  await buyer.post(await begin(buyer, placed.headers.get('location') ?? ''), { answer: 'pay' });
  await join(buyer, month);
  for (const { id } of [second, free])
    expect((await buyer.post(`/membership/documents/${id}`, {})).headers.get('location')).toBe(
      `/documents/${id}/download`,
    );
  expect(await (await buyer.get('/membership')).text()).toContain('2 downloads left');
  const press = await visit(PRESS);
  await join(press, month);
  await press.post(`/membership/documents/${first.id}`, {});
  expect(await (await press.get('/membership')).text()).toContain('2 downloads left');
});

test('a plan made for another currency is not sold in this one', async () => {
  const terms = await readTerms(library.db);
  await writeTerms(library.db, { ...terms, currency: 'JPY' });
  const visitor = await visit('owner');
  expect(await (await visitor.get('/membership')).text()).not.toContain(`/checkout?plan=${month}`);
  expect((await visitor.get(`/checkout?plan=${month}`)).status).toBe(404);
  expect((await visitor.post('/checkout', { plan: month, email: 'a@b.example' })).status).toBe(404);
  await writeTerms(library.db, terms);
});
