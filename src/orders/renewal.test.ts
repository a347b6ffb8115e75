import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { findRights } from '../access/index.ts';
import { type Document, getDocument } from '../catalog/index.ts';
import { readBalance } from '../ledger/index.ts';
import { announceRenewal } from '../membership/jobs.ts';
import {
  addPlan,
  findRenewal,
  findRunningRenewal,
  listTerms,
  recogniseMemberships,
} from '../membership/index.ts';
import { signTestNotice, TEST_MERCHANT, type NoticeKind } from '../payments/index.ts';
import { checkBooks } from './check.ts';
import { receiveNotice } from './notices.ts';
import { sendRefund } from './refund-payment.ts';
import { tellRenewalEnded } from './renewal-end.ts';

// A membership that renews, from the choice at the checkout to every way in which it ends.
const DAY_MS = 24 * 60 * 60_000;

let library: TestLibrary;
let document: Document;
let month: string;
let year: string;
beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  await library.receive('# 甲\n\n甲', '甲.md', id, { then: 'publish', priceMinor: 500 });
  await library.processAll();
  const row = await library.db.selectFrom('documents').select('id').executeTakeFirstOrThrow();
  document = await getDocument(library.db, row.id);
  const plan = { currency: 'CNY', highestPriceMinor: null, discountPercent: 0, downloads: null };
  const names = { nameZh: '月度会员', nameEn: 'Month' };
  month = await addPlan(library.db, { ...plan, ...names, months: 1, priceMinor: 3_000 });
  year = await addPlan(library.db, { ...plan, ...names, nameEn: 'Year', months: 12, priceMinor: 20_000 });
});
afterAll(() => library.close());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

interface Member {
  visitor: Visitor;
  id: string;
  order: string;
  attempt: string;
}

/** Somebody who joins, with renewal or without. */
async function join(name: string, plan = month, renews = true): Promise<Member> {
  const { id } = await library.addUser(name, 'reader');
  const visitor = createVisitor(library);
  await visitor.signIn(name);
  return { visitor, id, ...(await order(visitor, name, plan, renews)) };
}

async function begin(visitor: Visitor, name: string, plan: string, renews: boolean) {
  const page = await (await visitor.get(`/checkout?plan=${plan}`)).text();
  const form = {
    plan,
    email: `${name}@test.example`,
    country: 'CN',
    agreement: hidden(page, 'agreement'),
    request: hidden(page, 'request'),
    ...(renews ? { renews: 'yes' } : {}),
  };
  const placed = await visitor.post('/checkout', form, { 'accept-language': 'en' });
  const path = placed.headers.get('location') ?? '';
  const started = await visitor.post(`${path}/pay`, { provider: 'test' });
  const pay = started.headers.get('location') ?? '';
  return { order: path.slice('/orders/'.length), attempt: pay.slice('/payments/test/'.length) };
}

async function order(visitor: Visitor, name: string, plan: string, renews: boolean) {
  const begun = await begin(visitor, name, plan, renews);
  await visitor.post(`/payments/test/${begun.attempt}`, { answer: 'pay' });
  return begun;
}

const chargeNext = ({ visitor, attempt }: Member, term: number) =>
  visitor.post(`/payments/test/${attempt}`, { answer: 'renew', term: String(term) });

async function tell(member: Member, kind: NoticeKind, more: { reference?: string; minor?: number } = {}) {
  const reference = more.reference ?? `test-${member.attempt}`;
  const notice = {
    eventId: `${reference}-${kind}-${more.minor ?? ''}`,
    kind,
    attempt: member.attempt,
    amount: { minor: more.minor ?? 3_000, currency: 'CNY' },
    merchant: TEST_MERCHANT,
    reference,
    renewal: `test-${member.attempt}`,
    occurredAt: Date.now(),
  };
  await receiveNotice(library, library.providers.get('test'), signTestNotice(library.secret, notice));
  return await library.db
    .selectFrom('payment_notices')
    .select(['state', 'flag'])
    .where('event_id', '=', notice.eventId)
    .executeTakeFirstOrThrow();
}

async function subjectsTo(name: string): Promise<string[]> {
  const rows = await library.db
    .selectFrom('letters')
    .select('subject')
    .where('recipient', '=', `${name}@test.example`)
    .orderBy('id')
    .execute();
  return rows.map(({ subject }) => subject);
}

const renewalOf = async ({ attempt }: Member) => {
  const renewal = await findRenewal(library.db, { attempt });
  if (!renewal) throw new Error('no renewal');
  return renewal;
};

test('renewal is offered, never chosen beforehand, and not where the choice was not made', async () => {
  const member = await join('prepaid', month, false);
  expect(await findRunningRenewal(library.db, member.id)).toBeUndefined();
  expect(await (await member.visitor.get('/membership')).text()).toContain('does not renew by itself');
  // A second term of what runs is prepaid: its charge would not be at the end of a term.
  expect(await (await member.visitor.get(`/checkout?plan=${month}`)).text()).not.toContain('name="renews"');
  await library.addUser('looker', 'reader');
  const looker = createVisitor(library);
  await looker.signIn('looker');
  const page = await (await looker.get(`/checkout?plan=${month}`)).text();
  expect(page).toMatch(/<input[^>]*name="renews"[^>]*>/);
  expect(/<input[^>]*name="renews"[^>]*>/.exec(page)?.[0]).not.toContain('checked');
});

test('it is announced twice, charged, receipted, refunded alone, and ended with one click', async () => {
  const member = await join('renewing');
  const { visitor } = member;
  const first = await renewalOf(member);
  expect(await (await visitor.get('/membership')).text()).toContain('End the renewal');
  for (const days of [7, 7, 1, 1, 7])
    await announceRenewal(library, { renewalId: first.id, nextAt: first.next_at, days });
  const announced = (await subjectsTo('renewing')).filter((subject) => subject.includes('renews on'));
  expect(announced).toHaveLength(2);
  const queued = await library.db
    .selectFrom('jobs')
    .select('run_at')
    .where('payload', 'like', `%${first.id}%`)
    .orderBy('run_at')
    .execute();
  expect(queued.map(({ run_at }) => first.next_at - run_at)).toEqual([7 * DAY_MS, DAY_MS]);

  await Promise.all([chargeNext(member, 2), chargeNext(member, 2)]);
  await chargeNext(member, 2);
  const terms = await listTerms(library.db, member.id);
  expect(terms).toHaveLength(2);
  expect(terms[1]?.starts_at).toBe(terms[0]?.ends_at);
  const second = await renewalOf(member);
  expect(terms[1]?.ends_at).toBe(second.next_at + DAY_MS);
  const orders = await (await visitor.get('/orders')).text();
  expect(orders.match(/¥30\.00/g)).toHaveLength(2);
  const renewed = await library.db
    .selectFrom('orders')
    .select('id')
    .where('renewal_id', '=', second.id)
    .executeTakeFirstOrThrow();
  expect(await subjectsTo('renewing')).toContain(`Your receipt for order ${renewed.id}`);
  expect(await subjectsTo('renewing')).toContain('Your membership was renewed');
  expect(await checkBooks(library.db)).toEqual([]);

  const ended = await visitor.post('/membership/renewal/end', {});
  expect(ended.headers.get('location')).toBe('/membership?note=renewalEnded');
  expect((await visitor.post('/membership/renewal/end', {})).headers.get('location')).toContain(
    'EndedBefore',
  );
  expect((await subjectsTo('renewing')).at(-1)).toBe('The renewal of your membership has ended');
  await tellRenewalEnded(library, second.id);
  await chargeNext(member, 3);
  expect(await listTerms(library.db, member.id)).toHaveLength(2);

  const line = await library.db
    .selectFrom('order_lines')
    .select('id')
    .where('order_id', '=', renewed.id)
    .executeTakeFirstOrThrow();
  await visitor.post(`/orders/${renewed.id}/refund`, { line: line.id, cause: 'changed-mind', reason: '' });
  const refund = await library.db
    .selectFrom('refunds')
    .select('id')
    .where('order_id', '=', renewed.id)
    .executeTakeFirstOrThrow();
  await sendRefund(library, refund.id);
  expect(await listTerms(library.db, member.id)).toMatchObject([{ id: terms[0]?.id }]);
  expect(await checkBooks(library.db)).toEqual([]);
});

test('what is not what was agreed changes nothing; what comes too early waits', async () => {
  const member = await join('careful');
  expect(await tell(member, 'renewed', { reference: 'test-x.2', minor: 3_001 })).toEqual({
    state: 'flagged',
    flag: 'amount',
  });
  expect(await listTerms(library.db, member.id)).toHaveLength(1);
  const reference = `test-${member.attempt}.2`;
  expect((await tell(member, 'chargeback-opened', { reference })).state).toBe('waiting');
  await chargeNext(member, 2);
  const states = await library.db
    .selectFrom('memberships')
    .select('state')
    .where('holder_id', '=', member.id)
    .orderBy('starts_at')
    .execute();
  expect(states.map(({ state }) => state)).toEqual(['running', 'suspended']);
  expect((await renewalOf(member)).state).toBe('undone');
  expect((await tell(member, 'chargeback-lost', { reference })).state).toBe('applied');
  expect(await listTerms(library.db, member.id)).toHaveLength(1);
  expect(await checkBooks(library.db)).toEqual([]);
});

test('a charge that fails ends the renewal, and the term by itself; contributors get their part', async () => {
  const member = await join('poor');
  await member.visitor.post(`/membership/documents/${document.id}`, {});
  await member.visitor.post(`/payments/test/${member.attempt}`, { answer: 'fail', term: '2' });
  expect((await renewalOf(member)).state).toBe('failed');
  const letter = await library.db
    .selectFrom('letters')
    .select(['text', 'html'])
    .where('recipient', '=', 'poor@test.example')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(letter.text).toContain('We could not charge the next term');
  expect(letter.html).toContain('/membership');
  const before = (await readBalance(library.db, `contributor:${document.ownerId}`)).get('CNY') ?? 0;
  const [term] = await listTerms(library.db, member.id);
  await recogniseMemberships(library, (term?.ends_at ?? 0) + 1);
  expect((await readBalance(library.db, `contributor:${document.ownerId}`)).get('CNY')).toBe(before - 2_100);
});

test('money taken after the end goes back; an upgrade ends the renewal of what it replaces', async () => {
  const member = await join('late');
  await member.visitor.post('/membership/renewal/end', {});
  await new Promise((resolve) => setTimeout(resolve, 5));
  await chargeNext(member, 2);
  expect(await listTerms(library.db, member.id)).toHaveLength(1);
  const refund = await library.db
    .selectFrom('refunds')
    .select(['id', 'cause', 'amount_minor'])
    .where('order_id', '=', member.order)
    .executeTakeFirstOrThrow();
  expect(refund).toMatchObject({ cause: 'surplus', amount_minor: 3_000 });
  await sendRefund(library, refund.id);

  const climber = await join('climber');
  await climber.visitor.post(`/membership/documents/${document.id}`, {});
  await order(climber.visitor, 'climber', year, false);
  expect((await renewalOf(climber)).state).toBe('replaced');
  expect(await listTerms(library.db, climber.id)).toMatchObject([{ plan_id: year }]);
  const reader = { id: climber.id, role: 'reader' as const };
  expect((await findRights(library.db, reader, document)).mayDownload).toBe(true);
  expect(await checkBooks(library.db)).toEqual([]);
});

test('ordered in two windows and paid in both, it renews once', async () => {
  const { id } = await library.addUser('doubler', 'reader');
  const visitor = createVisitor(library);
  await visitor.signIn('doubler');
  const [first, second] = [
    await begin(visitor, 'doubler', month, true),
    await begin(visitor, 'doubler', month, true),
  ];
  for (const { attempt } of [first, second])
    await visitor.post(`/payments/test/${attempt}`, { answer: 'pay' });
  expect(await listTerms(library.db, id)).toHaveLength(2);
  const renewals = await library.db
    .selectFrom('renewals')
    .select(['attempt', 'state'])
    .where('holder_id', '=', id)
    .orderBy('id')
    .execute();
  expect(renewals).toEqual([
    { attempt: first.attempt, state: 'running' },
    { attempt: second.attempt, state: 'replaced' },
  ]);
  expect(await checkBooks(library.db)).toEqual([]);
});
