import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { createToken } from '../accounts/index.ts';

let library: TestLibrary;
let visitor: Visitor;
let documentId: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  library = await openTestLibrary();
  visitor = createVisitor(library);
  const press = await library.addUser('press', 'contributor');
  for (const name of ['buyer', 'other']) {
    const { id } = await library.addUser(name, 'reader');
    tokens.set(name, await createToken(library.db, id, 'test'));
  }
  const received = await library.receive('# 书\n\n书', '书.md', press.id, {
    then: 'publish',
    priceMinor: 700,
  });
  documentId = received.id;
  await library.processAll();
});
afterAll(() => library.close());

async function call(method: string, path: string, body?: unknown, name = 'buyer') {
  const response = await visitor.send(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${tokens.get(name)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('a program fills the cart, orders at the price it agreed to, and sees the order', async () => {
  expect((await call('POST', '/cart/items', { documentId })).body).toMatchObject({ total: 1 });
  expect((await call('DELETE', '/cart/items')).body).toMatchObject({ results: [], total: 0 });
  expect(
    (await call('POST', '/orders', { total: { minor: 700, currency: 'CNY' }, requestKey: 'empty-cart-1' }))
      .status,
  ).toBe(409);
  await call('POST', '/cart/items', { documentId });
  const wrong = [
    { total: { minor: 700, currency: 'USD' } },
    { total: { minor: 1, currency: 'CNY' } },
    { total: { minor: 700, currency: 'CNY' }, coupon: 'NOTHING' },
  ];
  for (const given of wrong)
    expect((await call('POST', '/orders', { ...given, requestKey: 'some-key-123' })).status).toBe(409);
  for (const minor of [-700, 7.5, '700', null, 1e400])
    expect(
      (await call('POST', '/orders', { total: { minor, currency: 'CNY' }, requestKey: 'some-key-123' }))
        .status,
    ).toBe(400);
  for (const quantity of [0, 2, -1, 0.5])
    expect((await call('POST', '/cart/items', { documentId, quantity })).status).toBe(400);
  expect(await library.db.selectFrom('orders').select('id').execute()).toEqual([]);
  const request = { total: { minor: 700, currency: 'CNY' }, requestKey: 'the-good-key-1' };
  const placed = await Promise.all([1, 2, 3].map(() => call('POST', '/orders', request)));
  expect(new Set(placed.map(({ body }) => body['id'])).size).toBe(1);
  expect(placed[0]).toMatchObject({ status: 201, body: { state: 'awaiting', total: { minor: 700 } } });
  const path = `/orders/${String(placed[0]?.body['id'])}`;
  expect((await call('GET', path)).body).toMatchObject({ state: 'awaiting', lines: [{ documentId }] });
  expect((await call('GET', path, undefined, 'other')).status).toBe(404);
});

test('without a token there is no cart', async () => {
  for (const [method, path] of [
    ['GET', '/cart/items'],
    ['POST', '/orders'],
    ['GET', '/orders/0000000000000'],
  ] as const) {
    const response = await visitor.send(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST'
        ? { body: JSON.stringify({ total: { minor: 1, currency: 'CNY' }, requestKey: 'x'.repeat(12) }) }
        : {}),
    });
    expect(response.status, path).toBe(401);
  }
});
