import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { addPlan, makeCodes } from '../membership/index.ts';
import { addCoupon } from '../pricing/index.ts';
import { checkBooks } from './check.ts';

const BUYERS = 200;
const USES = 20;

let library: TestLibrary;
let documentId: string;
beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  const received = await library.receive('# 书\n\n书', '书.md', id, { then: 'publish', priceMinor: 1_000 });
  documentId = received.id;
  await library.processAll();
  const limits = { startsAt: null, endsAt: null, mostPerPerson: 1, documents: null, amountMinor: null };
  await addCoupon(library.db, { ...limits, code: 'FEW', percent: 50, currency: 'CNY', mostUses: USES });
});
afterAll(() => library.close());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

test('two hundred buy at once with a coupon for twenty, each pressing twice: exactly what the limits allow', async () => {
  const statuses: number[] = [];
  await Promise.all(
    Array.from({ length: BUYERS }, async (_, index) => {
      const visitor = createVisitor(library);
      const note = async (answer: Promise<Response>) => {
        const response = await answer;
        statuses.push(response.status);
        return response;
      };
      await note(visitor.post('/cart/items', { documentId }));
      await note(visitor.post('/cart/coupon', { code: 'FEW' }));
      let page = await (await note(visitor.get('/checkout'))).text();
      let path = '';
      for (let tries = 0; tries < 3 && path === ''; tries++) {
        const form = {
          email: `buyer${index}@test.example`,
          country: 'CN',
          agreement: hidden(page, 'agreement'),
          request: hidden(page, 'request'),
        };
        const placed = await Promise.all([1, 2].map(() => note(visitor.post('/checkout', form))));
        const [first] = placed;
        path = first?.headers.get('location') ?? '';
        if (path === '') page = (await first?.text()) ?? '';
      }
      const started = await note(visitor.post(`${path}/pay`, { provider: 'test' }));
      await note(visitor.post(started.headers.get('location') ?? '', { answer: 'pay' }));
    }),
  );
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  const { db } = library;
  const orders = await db.selectFrom('orders').select(['state', 'total_minor']).execute();
  expect(orders).toHaveLength(BUYERS);
  expect(orders.every(({ state }) => state === 'paid')).toBe(true);
  expect(orders.filter(({ total_minor }) => total_minor === 500)).toHaveLength(USES);
  expect(await db.selectFrom('grants').select('id').execute()).toHaveLength(BUYERS);
  expect(await checkBooks(db)).toEqual([]);
});

test('a membership of three downloads gives three, however many are asked for at once', async () => {
  const { id: owner } = await library.addUser('shelves', 'contributor');
  await library.addUser('member', 'reader');
  const ids: string[] = [];
  for (let index = 0; index < 6; index++) {
    const text = `# 第${index}册\n\n第${index}册`;
    const { id } = await library.receive(text, `${index}.md`, owner, { then: 'publish', priceMinor: 500 });
    ids.push(id);
  }
  await library.processAll();
  const names = { nameZh: '三份', nameEn: 'Three', months: 1, priceMinor: 1_000 };
  const terms = { currency: 'CNY', downloads: 3, highestPriceMinor: null, discountPercent: 0 };
  const [code = ''] = await makeCodes(library.db, await addPlan(library.db, { ...names, ...terms }), 1);
  const member = createVisitor(library);
  await member.signIn('member');
  await member.post('/membership/code', { code });
  const answers = await Promise.all(
    Array.from({ length: BUYERS }, (_, index) =>
      member.post(`/membership/documents/${ids[index % ids.length]}`, {}),
    ),
  );
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const files = await Promise.all(ids.map((id) => member.get(`/documents/${id}/download`)));
  expect(files.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(files.filter(({ status }) => status === 403)).toHaveLength(3);
  expect(await (await member.get('/membership')).text()).toContain('0 downloads left');
  expect(await checkBooks(library.db)).toEqual([]);
});
