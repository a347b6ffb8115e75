import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { checkBooks } from '../orders/index.ts';
import { findResults } from '../search/index.ts';

let library: TestLibrary;
let operator: Visitor;
let documents: string[];

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  await library.addUser('operator', 'operator');
  await library.addUser('friend', 'reader');
  for (const name of ['古籍甲', '古籍乙'])
    await library.receive(`# ${name}\n\n${name}的全文`, `${name}.md`, id, {
      then: 'publish',
      priceMinor: 1_000,
    });
  await library.processAll();
  await library.indexAll();
  documents = (await library.db.selectFrom('documents').select('id').orderBy('id').execute()).map(
    (row) => row.id,
  );
  operator = createVisitor(library);
  await operator.signIn('operator');
});
afterAll(() => library.close());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

async function buyAll(visitor: Visitor): Promise<string> {
  for (const documentId of documents) await visitor.post('/cart/items', { documentId });
  const page = await (await visitor.get('/checkout')).text();
  const placed = await visitor.post(
    '/checkout',
    {
      email: 'buyer@test.example',
      country: 'CN',
      agreement: hidden(page, 'agreement'),
      request: hidden(page, 'request'),
    },
    { 'accept-language': 'en' },
  );
  const path = placed.headers.get('location') ?? '';
  const started = await visitor.post(`${path}/pay`, { provider: 'test' });
  await visitor.post(started.headers.get('location') ?? '', { answer: 'pay' });
  return path;
}

test('a gift opens the document for its person alone, and goes when it is taken back', async () => {
  const friend = createVisitor(library);
  await friend.signIn('friend');
  const address = `/documents/${documents[0]}/download`;
  expect((await friend.get(address)).status).toBe(403);
  const gift = { document: `http://localhost:3000/documents/${documents[0]}/x`, reason: '谢谢校对' };
  const wrong = await operator.post('/desk/rights/gifts', { ...gift, email: 'nobody@test.example' });
  expect(wrong.status).toBe(422);
  await operator.post('/desk/rights/gifts', { ...gift, email: 'Friend@test.example' });
  expect((await friend.get(address)).status).toBe(200);
  expect((await createVisitor(library).get(address)).status).toBe(403);
  const letter = await library.db
    .selectFrom('letters')
    .select('text')
    .where('recipient', '=', 'friend@test.example')
    .executeTakeFirstOrThrow();
  expect(letter.text).toContain('谢谢校对');
  const { id } = await library.db.selectFrom('gifts').select('id').executeTakeFirstOrThrow();
  await operator.post(`/desk/rights/gifts/${id}/take`, {});
  expect((await friend.get(address)).status).toBe(403);
  expect((await operator.post(`/desk/rights/gifts/${id}/take`, {})).status).toBe(409);
  expect((await friend.post('/desk/rights/gifts', { ...gift, email: 'friend@test.example' })).status).toBe(
    403,
  );
});

test('a withdrawn document is gone for everyone; its buyer is told and has the money back with a click', async () => {
  const buyer = createVisitor(library);
  const path = await buyAll(buyer);
  const [first, second] = documents as [string, string];
  expect((await buyer.get(`${path}/documents/${first}`)).status).toBe(200);
  const claim = { document: first, reason: '权利人的主张' };
  await operator.post('/desk/rights/withdrawals', claim);
  expect((await operator.post('/desk/rights/withdrawals', claim)).status).toBe(422);

  await library.indexAll();
  const query = { q: '古籍', filters: {}, sort: 'newest', limit: 50, offset: 0 } as const;
  expect((await findResults(library.db, library.search, query)).total).toBe(1);
  for (const where of [
    `/documents/${first}`,
    `/documents/${first}/download`,
    `/documents/${first}/read`,
    `/documents/${first}/cover.webp`,
    `/documents/${first}/pages/1.webp?w=800`,
  ])
    expect((await buyer.get(where)).status).toBe(404);
  expect((await buyer.get(`${path}/documents/${first}`)).status).not.toBe(200);
  expect((await buyer.get(`${path}/documents/${second}`)).status).toBe(200);
  const letters = await library.db
    .selectFrom('letters')
    .select(['subject', 'text'])
    .where('recipient', '=', 'buyer@test.example')
    .where('subject', 'like', 'Withdrawn%')
    .execute();
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain(claim.reason);

  const page = await (await buyer.get(path)).text();
  expect(page).toContain('Have it paid back');
  const [, form = ''] = /<form[^>]*>(<input[^>]*name="line"[\s\S]*?)<\/form>/.exec(page) ?? [];
  const refund = { line: hidden(form, 'line'), cause: hidden(form, 'cause') };
  expect(refund.cause).toBe('withdrawn');
  expect((await buyer.post(`${path}/refund`, refund)).headers.get('location')).toContain('refundGiven');
  expect(await (await buyer.get(path)).text()).not.toContain('Have it paid back');
  expect(await checkBooks(library.db)).toEqual([]);
});
