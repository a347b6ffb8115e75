import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { findRights } from '../access/index.ts';
import { type Document, getDocument } from '../catalog/index.ts';
import { checkLedger, readBalance } from '../ledger/index.ts';
import { checkMemberships } from './check.ts';
import { findMembership, listTerms } from './memberships.ts';
import { addPlan, makeCodes, recogniseMemberships, redeemCode, takeDocument } from './index.ts';
import { addMonths, monthOf } from './months.ts';
import { recogniseMembership } from './recognise.ts';

let library: TestLibrary;
let documents: Document[];
let month: string;
let year: string;
const people = new Map<string, string>();

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  people.set('press', id);
  for (const name of ['member', 'other', 'card', 'newcomer', 'upgrader', 'climber'])
    people.set(name, (await library.addUser(name, 'reader')).id);
  for (const [name, priceMinor] of [
    ['甲', 500],
    ['乙', 500],
    ['丙', 500],
    ['贵', 9_000],
  ] as const)
    await library.receive(`# ${name}\n\n${name}`, `${name}.md`, id, { then: 'publish', priceMinor });
  await library.processAll();
  const rows = await library.db.selectFrom('documents').select('id').orderBy('id').execute();
  documents = await Promise.all(rows.map((row) => getDocument(library.db, row.id)));
  const plan = { currency: 'CNY', highestPriceMinor: 1_000, discountPercent: 20 };
  month = await addPlan(library.db, {
    ...plan,
    nameZh: '月度会员',
    nameEn: 'Month',
    months: 1,
    priceMinor: 3_000,
    downloads: 2,
  });
  year = await addPlan(library.db, {
    ...plan,
    nameZh: '年度会员',
    nameEn: 'Year',
    months: 12,
    priceMinor: 20_000,
    downloads: null,
  });
});
afterAll(() => library.close());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

async function join(visitor: Visitor, plan: string, returnTo: string): Promise<string> {
  const page = await (
    await visitor.get(`/checkout?plan=${plan}&return=${encodeURIComponent(returnTo)}`)
  ).text();
  const placed = await visitor.post('/checkout', {
    plan,
    return: hidden(page, 'return'),
    email: hidden(page, 'email') || 'member@test.example',
    country: 'CN',
    agreement: hidden(page, 'agreement'),
    request: hidden(page, 'request'),
  });
  const path = placed.headers.get('location') ?? '';
  const started = await visitor.post(`${path}/pay`, { provider: 'test' });
  const paid = await visitor.post(started.headers.get('location') ?? '', { answer: 'pay' });
  const back = await visitor.get(paid.headers.get('location') ?? '');
  expect(back.headers.get('location')).toBe(returnTo);
  return path;
}

const idOf = (name: string) => people.get(name) ?? '';
const mayDownload = async (name: string, document: Document) =>
  (await findRights(library.db, { id: idOf(name), role: 'reader' }, document)).mayDownload;

test('from a document page to a membership and back to its download; the quota is kept', async () => {
  const [first, second, third, dear] = documents as [Document, Document, Document, Document];
  const visitor = createVisitor(library);
  await visitor.signIn('member');
  const address = `/documents/${first.id}`;
  const page = await (await visitor.get((await visitor.get(address)).headers.get('location') ?? '')).text();
  expect(page).toContain('Join VIP, download free');
  const plans = await (await visitor.get(`/membership?return=${address}`)).text();
  expect(plans).toContain(`/checkout?plan=${month}`);
  expect(plans).toContain('Gives you “甲”');
  const tooDear = await (await visitor.get(`/membership?return=/documents/${dear.id}`)).text();
  expect(tooDear.match(/(Gives|Does not give) you “贵”/g)).toEqual([
    'Does not give you “贵”',
    'Does not give you “贵”',
  ]);
  await join(visitor, month, address);
  expect(await mayDownload('member', first)).toBe(false);
  const taken = await Promise.all([1, 2].map(() => visitor.post(`/membership/documents/${first.id}`, {})));
  for (const response of taken)
    expect(response.headers.get('location')).toBe(`/documents/${first.id}/download`);
  expect((await visitor.get(`/documents/${first.id}/download`)).status).toBe(200);
  expect(await (await visitor.get('/membership')).text()).toContain('1 download left this month');
  await visitor.post(`/membership/documents/${second.id}`, {});
  const refused = await visitor.post(`/membership/documents/${third.id}`, {});
  expect(refused.headers.get('location')).toContain('used-up');
  await visitor.post(`/membership/documents/${first.id}`, {});
  expect(await mayDownload('member', third)).toBe(false);
  expect((await visitor.post(`/membership/documents/${dear.id}`, {})).headers.get('location')).toContain(
    'left-out',
  );
  await visitor.post('/cart/items', { documentId: dear.id });
  expect(await (await visitor.get('/cart')).text()).toContain('¥72.00');

  const membership = await findMembership(library.db, idOf('member'));
  if (!membership) throw new Error('no membership');
  await library.db.updateTable('grants').set({ expires_at: 1 }).where('cause', '=', membership.id).execute();
  await library.db
    .updateTable('memberships')
    .set({ ends_at: Date.now() - 1, starts_at: 1 })
    .where('id', '=', membership.id)
    .execute();
  expect(await mayDownload('member', first)).toBe(false);
  expect((await visitor.get(`/documents/${first.id}/download`)).status).toBe(403);
  await recogniseMemberships(library);
  await recogniseMemberships(library);
  expect(await readBalance(library.db, 'membership-revenue')).toEqual(new Map([['CNY', -3_000]]));
  expect(await readBalance(library.db, 'membership-unearned')).toEqual(new Map([['CNY', 0]]));
  expect(await readBalance(library.db, `contributor:${idOf('press')}`)).toEqual(new Map([['CNY', -2_100]]));
  expect(await checkLedger(library.db)).toEqual([]);
  const contributor = createVisitor(library);
  await contributor.signIn('press');
  const earnings = await (await contributor.get('/studio/earnings')).text();
  expect(earnings).toContain(
    'Memberships<span class="block font-serif">甲</span><span class="block font-serif">乙</span>',
  );
});

test('a hundred clicks at once take no more than the quota', async () => {
  const [code] = await makeCodes(library.db, month, 1);
  await redeemCode(library, idOf('other'), code ?? '', 'en');
  const outcomes = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) =>
      takeDocument(library.db, idOf('other'), documents[index % 3] as Document),
    ),
  );
  const held = await Promise.all(documents.slice(0, 3).map((document) => mayDownload('other', document)));
  expect(held.filter(Boolean)).toHaveLength(2);
  expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
});

test('a code is redeemed once, whoever presses and however it is typed', async () => {
  const [code = ''] = await makeCodes(library.db, month, 3);
  const visitor = createVisitor(library);
  await visitor.signIn('card');
  const answers = await Promise.all(
    [1, 2, 3].map(() => visitor.post('/membership/code', { code: code.toLowerCase().replaceAll('-', ' ') })),
  );
  expect(
    answers.map((answer) => answer.headers.get('location') ?? '').toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(['/membership?note=redeemed', '/membership?note=wrongCode', '/membership?note=wrongCode']);
  expect(await listTerms(library.db, idOf('card'))).toHaveLength(1);
  await expect(redeemCode(library, idOf('other'), code, 'en')).rejects.toThrow('redeemed');
});

test('first terms that begin at the same moment follow each other', async () => {
  const codes = await makeCodes(library.db, month, 4);
  await Promise.all(codes.map((code) => redeemCode(library, idOf('newcomer'), code, 'en')));
  const terms = await listTerms(library.db, idOf('newcomer'));
  expect(terms).toHaveLength(4);
  expect(terms.slice(1).map(({ starts_at }) => starts_at)).toEqual(
    terms.slice(0, -1).map(({ ends_at }) => ends_at),
  );
});

test('an upgrade credits the unused part and keeps what was taken; the same plan again comes after', async () => {
  const visitor = createVisitor(library);
  await visitor.signIn('upgrader');
  const [first] = documents as [Document];
  await join(visitor, month, '/membership');
  await visitor.post(`/membership/documents/${first.id}`, {});
  await join(visitor, month, '/membership');
  const terms = await listTerms(library.db, idOf('upgrader'));
  expect(terms[1]?.starts_at).toBe(terms[0]?.ends_at);
  const page = await (await visitor.get('/membership')).text();
  expect(page).toContain('credited for what is left');
  const path = await join(visitor, year, '/membership');
  const order = await library.db
    .selectFrom('orders')
    .select('total_minor')
    .where('id', '=', path.slice(8))
    .executeTakeFirstOrThrow();
  expect(order.total_minor).toBeLessThan(14_300);
  expect(order.total_minor).toBeGreaterThanOrEqual(14_000);
  const after = await listTerms(library.db, idOf('upgrader'));
  expect(after).toMatchObject([{ plan_id: year }]);
  expect(after[0]?.net_minor).toBe(order.total_minor + 6_000);
  expect(await mayDownload('upgrader', first)).toBe(true);
  const line = await library.db
    .selectFrom('order_lines')
    .select('id')
    .where('order_id', '=', path.slice(8))
    .executeTakeFirstOrThrow();
  const refunded = await visitor.post(`${path}/refund`, { line: line.id, cause: 'changed-mind', reason: '' });
  expect(refunded.headers.get('location')).toContain('refundGiven');
  // What the upgrade had taken the place of was paid for, and goes on.
  const restored = await listTerms(library.db, idOf('upgrader'));
  expect(restored.map(({ id, ends_at }) => [id, ends_at])).toEqual(
    terms.map(({ id, ends_at }) => [id, ends_at]),
  );
  expect(restored.reduce((sum, { net_minor }) => sum + net_minor, 0)).toBe(6_000);
  expect(await mayDownload('upgrader', first)).toBe(true);
  expect(await checkLedger(library.db)).toEqual([]);
  expect(await checkMemberships(library.db)).toEqual([]);
});

test('contributors get their part of a term that was upgraded, once, for what was used of it', async () => {
  const [first] = documents as [Document];
  const owner = `contributor:${idOf('press')}` as const;
  const owed = async () => -((await readBalance(library.db, owner)).get('CNY') ?? 0);
  const visitor = createVisitor(library);
  await visitor.signIn('climber');
  const before = await owed();
  await join(visitor, month, '/membership');
  await visitor.post(`/membership/documents/${first.id}`, {});
  const [term] = await listTerms(library.db, idOf('climber'));
  const half = ((term?.ends_at ?? 0) - (term?.starts_at ?? 0)) / 2;
  await library.db
    .updateTable('memberships')
    .set((eb) => ({ starts_at: eb('starts_at', '-', half), ends_at: eb('ends_at', '-', half) }))
    .where('holder_id', '=', idOf('climber'))
    .execute();
  await join(visitor, year, '/membership');
  expect(await owed()).toBe(before + 1_050);
  const [, ...rest] = await listTerms(library.db, idOf('climber'));
  expect(rest).toEqual([]);
  const year1 = (await listTerms(library.db, idOf('climber')))[0];
  await recogniseMembership(library, year1?.id ?? '', (year1?.ends_at ?? 0) + 1);
  expect(await owed()).toBe(before + 1_050);
  expect(await checkMemberships(library.db)).toEqual([]);
  // The month was credited: giving it back by itself as well is for a person to decide.
  const month1 = await library.db
    .selectFrom('order_lines')
    .innerJoin('orders', 'orders.id', 'order_lines.order_id')
    .select(['order_lines.id', 'order_id'])
    .where('holder_id', '=', idOf('climber'))
    .where('goods_id', '=', month)
    .executeTakeFirstOrThrow();
  const asked = await visitor.post(`/orders/${month1.order_id}/refund`, {
    line: month1.id,
    cause: 'not-as-shown',
    reason: '',
  });
  expect(asked.headers.get('location')).toContain('refundAsked');
});

test('months are those of the calendar', () => {
  const at = (text: string) => Date.parse(`${text}T10:00:00Z`);
  expect(addMonths(at('2026-01-31'), 1)).toBe(at('2026-02-28'));
  expect(addMonths(at('2026-11-30'), 3)).toBe(at('2027-02-28'));
  expect(monthOf(at('2026-01-31'), at('2026-02-28') - 1)).toBe(0);
  expect(monthOf(at('2026-01-31'), at('2026-02-28'))).toBe(1);
  expect(monthOf(at('2026-01-15'), at('2027-01-15'))).toBe(12);
});
