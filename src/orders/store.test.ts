import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { giveDocument, withdrawDocument } from '../access/index.ts';
import { countCart } from '../cart/index.ts';
import { type Document, removeDocument } from '../catalog/index.ts';
import { checkLedger } from '../ledger/index.ts';
import { ProviderUnavailableError } from '../payments/index.ts';
import { newId } from '../platform/ids.ts';
import { addCoupon, readTerms, writeTerms } from '../pricing/index.ts';
import { expireOrder } from './close.ts';
import { createOrderLinks, LINK_LIFETIME_MS } from './order-links.ts';
import { findOrder } from './orders.ts';
import { composeReceipt } from './receipts.ts';
import { sendRefund } from './refund-payment.ts';

const FILE = '只有买下的人才看得到的结尾';

let library: TestLibrary;
let documents: Document[];

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  for (const name of ['reader', 'rival', 'refunded']) await library.addUser(name, 'reader');
  await library.addUser('operator', 'operator');
  for (const name of ['甲', '乙', '丙']) {
    const filler = Array.from({ length: 120 }, (_, i) => `${name}第${i}段，普普通通的文字，把结尾推到后面。`);
    await library.receive([`# ${name}书`, ...filler, `${FILE}${name}`].join('\n\n'), `${name}.md`, id, {
      then: 'publish',
      priceMinor: 1_200,
      previewPages: 1,
    });
  }
  await library.processAll();
  const rows = await library.db.selectFrom('documents').select('id').orderBy('id').execute();
  documents = rows.map(({ id: documentId }) => ({ id: documentId }) as Document);
});
afterAll(() => library.close());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

async function fill(visitor: Visitor, ids: string[]): Promise<void> {
  for (const documentId of ids) await visitor.post('/cart/items', { documentId });
}

/** From the cart to the order page, as the checkout's form is sent. */
async function order(visitor: Visitor, email = 'guest@test.example'): Promise<string> {
  const checkout = await (await visitor.get('/checkout')).text();
  const form = {
    email,
    country: 'CN',
    agreement: hidden(checkout, 'agreement'),
    request: hidden(checkout, 'request'),
  };
  const placed = await visitor.post('/checkout', form);
  expect(placed.status).toBe(303);
  // The same form again is the same order.
  const again = await visitor.post('/checkout', form);
  expect(again.headers.get('location')).toBe(placed.headers.get('location'));
  return placed.headers.get('location') ?? '';
}

async function pay(visitor: Visitor, orderPath: string, answer = 'pay'): Promise<Response> {
  const started = await visitor.post(`${orderPath}/pay`, { provider: 'test' });
  return await visitor.post(started.headers.get('location') ?? '', { answer });
}

const idOf = (path: string) => path.slice('/orders/'.length);
const stateOf = async (path: string) =>
  (await library.db.selectFrom('orders').select('state').where('id', '=', idOf(path)).executeTakeFirst())
    ?.state;

/** What this reader gets of a document: statuses of its page, a locked picture, and its file. */
async function reach(visitor: Visitor, document: { id: string }) {
  const page = await visitor.get(`/documents/${document.id}`);
  const file = await visitor.get(`/documents/${document.id}/download`);
  const body = await file.text();
  const picture = await visitor.get(`/documents/${document.id}/pages/2.webp?w=480`);
  const html =
    page.status === 301 ? await (await visitor.get(page.headers.get('location') ?? '')).text() : '';
  const api = await (await visitor.get(`/api/v1/documents/${document.id}`)).text();
  expect(`${html}${api}`).not.toContain(FILE);
  return { file: file.status, picture: picture.status, holds: body.includes(FILE) };
}
const LOCKED = { file: 403, picture: 403, holds: false };
const OPEN = { file: 200, picture: 200, holds: true };

test('a guest buys two documents, has them, and gives one back', async () => {
  const [first, second, third] = documents as [Document, Document, Document];
  const guest = createVisitor(library);
  const stranger = createVisitor(library);
  expect(await reach(guest, first)).toEqual(LOCKED);
  await fill(guest, [first.id, second.id, first.id]);
  expect(await (await guest.get('/cart')).text()).toContain('¥24.00');
  const path = await order(guest);
  expect(await (await guest.get(path)).text()).toContain('Waiting to be paid');
  expect(await reach(guest, first)).toEqual(LOCKED);
  const paid = await pay(guest, path);
  expect(paid.headers.get('location')).toBe(`${path}/return`);
  await guest.get(`${path}/return`);
  expect(await stateOf(path)).toBe('paid');
  expect(await reach(guest, first)).toEqual(OPEN);
  expect(await reach(guest, third)).toEqual(LOCKED);
  expect(await reach(stranger, first)).toEqual(LOCKED);
  expect((await stranger.get(path)).status).toBe(403);
  expect((await stranger.get(`${path}/documents/${first.id}`)).status).toBe(403);
  expect(await (await guest.get(`${path}/documents/${second.id}`)).text()).toContain(FILE);

  const page = await (await guest.get(path)).text();
  const lines = [...page.matchAll(/name="line" value="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(lines).toHaveLength(2);
  // Downloaded, and no fault of the file: a person decides.
  const asked = await guest.post(`${path}/refund`, {
    line: lines[0] ?? '',
    cause: 'changed-mind',
    reason: '',
  });
  expect(asked.headers.get('location')).toContain('refundAsked');
  expect(await reach(guest, first)).toEqual(OPEN);
  const line = await library.db
    .selectFrom('order_lines')
    .selectAll()
    .where('id', '=', lines[1] ?? '')
    .executeTakeFirstOrThrow();
  await guest.post(`${path}/refund`, { line: line.id, cause: 'unreadable', reason: '打不开' });
  const refund = await library.db
    .selectFrom('refunds')
    .selectAll()
    .where('state', '=', 'granted')
    .executeTakeFirstOrThrow();
  expect(refund.amount_minor).toBe(1_200);
  await sendRefund(library, refund.id);
  await sendRefund(library, refund.id);
  expect(await reach(guest, { id: line.goods_id })).toEqual(LOCKED);
  expect((await guest.get(`${path}/documents/${line.goods_id}`)).status).toBe(403);
  expect(await checkLedger(library.db)).toEqual([]);
});

test('the link in the receipt opens the order until it expires, and can be asked for again', async () => {
  const guest = createVisitor(library);
  const [first] = documents as [Document];
  await fill(guest, [first.id]);
  const path = await order(guest, 'link@test.example');
  await pay(guest, path);
  const receipt = await library.db
    .selectFrom('letters')
    .selectAll()
    .where('recipient', '=', 'link@test.example')
    .executeTakeFirstOrThrow();
  const link = /\/orders\/\S+key=\S+/.exec(receipt.text)?.[0] ?? '';
  const elsewhere = createVisitor(library);
  const page = await (await elsewhere.get(link)).text();
  const download = new RegExp(`/orders/[^"]*/documents/${first.id}[^"]*`).exec(page)?.[0] ?? '';
  expect(await (await elsewhere.get(download.replaceAll('&amp;', '&'))).text()).toContain(FILE);
  const links = createOrderLinks(library.secret);
  const expired = links.sign(idOf(path), Date.now() - LINK_LIFETIME_MS - 1);
  for (const key of [expired, 'x.y', links.sign(newId())]) {
    expect((await elsewhere.get(`${path}?key=${key}`)).status).toBe(403);
    expect((await elsewhere.get(`${path}/documents/${first.id}?key=${key}`)).status).toBe(403);
  }
  expect(await (await elsewhere.get(`${path}?key=${expired}`)).text()).toContain('has expired');
  await elsewhere.post(`${path}/link`, {});
  const letters = await library.db
    .selectFrom('letters')
    .selectAll()
    .where('recipient', '=', 'link@test.example')
    .execute();
  expect(letters).toHaveLength(2);
});

test('what a visitor bought and put in the cart is theirs after signing in; a bought one stays for ever', async () => {
  const [first, second, third] = documents as [Document, Document, Document];
  const visitor = createVisitor(library);
  await fill(visitor, [first.id, second.id]);
  await visitor.post(`/cart/items/${second.id}/later`, {});
  const path = await order(visitor);
  await pay(visitor, path);
  await fill(visitor, [third.id]);
  await visitor.signIn('reader');
  const cart = await (await visitor.get('/cart')).text();
  expect(cart).toContain('丙书');
  expect(cart).toContain('Put aside for later');
  expect(await (await visitor.get('/orders')).text()).toContain(idOf(path));
  expect(await reach(visitor, first)).toEqual(OPEN);
  expect((await visitor.post('/cart/items', { documentId: first.id })).headers.get('location')).toContain(
    'problem=owned',
  );
  const twice = await visitor.post('/cart/items', { documentId: second.id, quantity: '2' });
  expect(twice.headers.get('location')).toBe('/cart?problem=once');
  expect(await (await visitor.get('/cart?problem=once')).text()).toContain('A document is bought once');
  await library.db.updateTable('documents').set({ price_minor: 9_900 }).where('id', '=', first.id).execute();
  expect(await reach(visitor, first)).toEqual(OPEN);
  await removeDocument(library.db, first.id);
  expect(await (await visitor.get(`${path}/documents/${first.id}`)).text()).toContain(FILE);
  await library.db.transaction().execute((tx) => withdrawDocument(tx, first.id, 'a claim'));
  expect((await visitor.get(`${path}/documents/${first.id}`)).status).toBe(404);
  expect(await (await visitor.get(path)).text()).toContain('Withdrawn');
  await library.db.deleteFrom('withdrawals').execute();
  await library.db
    .updateTable('documents')
    .set({ visibility: 'published', price_minor: 1_200 })
    .where('id', '=', first.id)
    .execute();
});

test('a changed price is shown and agreed to again; nothing is ordered meanwhile', async () => {
  const [, second] = documents as [Document, Document];
  const guest = createVisitor(library);
  await fill(guest, [second.id]);
  const checkout = await (await guest.get('/checkout')).text();
  await library.db.updateTable('documents').set({ price_minor: 1_500 }).where('id', '=', second.id).execute();
  const form = {
    email: 'a@b.example',
    country: 'CN',
    agreement: hidden(checkout, 'agreement'),
    request: hidden(checkout, 'request'),
  };
  const refused = await guest.post('/checkout', form);
  const shown = await refused.text();
  expect(refused.status).toBe(409);
  expect(shown).toContain('15.00');
  const agreed = await guest.post('/checkout', { ...form, agreement: hidden(shown, 'agreement') });
  expect(agreed.status).toBe(303);
  await library.db.updateTable('documents').set({ price_minor: 1_200 }).where('id', '=', second.id).execute();
});

test('a declined and an unpaid order charge nothing and give the cart back', async () => {
  const [, , third] = documents as [Document, Document, Document];
  const guest = createVisitor(library);
  await fill(guest, [third.id]);
  const path = await order(guest);
  const declined = await pay(guest, path, 'decline');
  expect(declined.headers.get('location')).toBe(path);
  expect(await stateOf(path)).toBe('awaiting');
  await expireOrder(library, idOf(path));
  expect(await stateOf(path)).toBe('awaiting');
  await library.db.updateTable('orders').set({ expires_at: 1 }).where('id', '=', idOf(path)).execute();
  await expireOrder(library, idOf(path));
  expect(await stateOf(path)).toBe('closed');
  // Given up already: the page says so, whatever is pressed again.
  expect((await guest.post(`${path}/cancel`, {})).headers.get('location')).toBe(path);
  expect(await (await guest.get('/cart')).text()).toContain('丙书');
  expect(await reach(guest, third)).toEqual(LOCKED);
});

test('an order cannot be given up while it is not known whether it was paid', async () => {
  const [, , third] = documents as [Document, Document, Document];
  const guest = createVisitor(library);
  await fill(guest, [third.id]);
  const path = await order(guest);
  await guest.post(`${path}/pay`, { provider: 'test' });
  const away = new ProviderUnavailableError('test', 'away');
  vi.spyOn(library.providers.get('test'), 'fetchStatus').mockRejectedValue(away);
  const refused = (await guest.post(`${path}/cancel`, {})).headers.get('location') ?? '';
  expect(await (await guest.get(refused)).text()).toContain('provider cannot be reached');
  expect(await stateOf(path)).toBe('awaiting');
  vi.restoreAllMocks();
  await guest.post(`${path}/cancel`, {});
  expect(await stateOf(path)).toBe('closed');
});

test('a coupon that covers all is an order without payment; one that expires meanwhile is told', async () => {
  const [, second] = documents as [Document, Document];
  const none = {
    currency: 'CNY',
    startsAt: null,
    endsAt: null,
    mostUses: 1,
    mostPerPerson: 1,
    documents: null,
  };
  await addCoupon(library.db, { ...none, code: 'gift', percent: 100, amountMinor: null });
  const guest = createVisitor(library);
  await fill(guest, [second.id]);
  await guest.post('/cart/coupon', { code: 'Gift' });
  const path = await order(guest, 'free@test.example');
  expect(await stateOf(path)).toBe('paid');
  expect(await reach(guest, second)).toEqual(OPEN);
  const late = createVisitor(library);
  await fill(late, [second.id]);
  await late.post('/cart/coupon', { code: 'gift' });
  expect(await (await late.get('/cart')).text()).toContain('as often as it may be');
  const id = await addCoupon(library.db, { ...none, code: 'HALF', percent: 50, amountMinor: null });
  await late.post('/cart/coupon', { code: 'HALF' });
  const checkout = await (await late.get('/checkout')).text();
  expect(checkout).toContain('6.00');
  await library.db.updateTable('coupons').set({ ends_at: 1 }).where('id', '=', id).execute();
  const refused = await late.post('/checkout', {
    email: 'late@test.example',
    country: 'CN',
    agreement: hidden(checkout, 'agreement'),
    request: hidden(checkout, 'request'),
  });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('优惠券已不能使用');
});

test('a coupon for each person counts accounts too, whatever address they type', async () => {
  const [, second, third] = documents as [Document, Document, Document];
  const once = { code: 'ONCE', percent: 50, amountMinor: null, currency: 'CNY' };
  const limits = { startsAt: null, endsAt: null, mostUses: null, mostPerPerson: 1, documents: null };
  await addCoupon(library.db, { ...once, ...limits });
  const buyer = createVisitor(library);
  await buyer.signIn('rival');
  await fill(buyer, [second.id]);
  await buyer.post('/cart/coupon', { code: 'once' });
  await order(buyer, 'one@test.example');
  await fill(buyer, [third.id]);
  await buyer.post('/cart/coupon', { code: 'once' });
  const checkout = await (await buyer.get('/checkout')).text();
  const refused = await buyer.post('/checkout', {
    email: 'another@test.example',
    country: 'CN',
    agreement: hidden(checkout, 'agreement'),
    request: hidden(checkout, 'request'),
  });
  expect(refused.status).toBe(409);
});

test('any part of the file that was fetched is a download', async () => {
  const [, , third] = documents as [Document, Document, Document];
  const guest = createVisitor(library);
  await fill(guest, [third.id]);
  const path = await order(guest);
  await pay(guest, path);
  const rest = await guest.get(`${path}/documents/${third.id}`, { range: 'bytes=1-' });
  expect(rest.status).toBe(206);
  await rest.text();
  const line = /name="line" value="([^"]+)"/.exec(await (await guest.get(path)).text())?.[1] ?? '';
  const asked = await guest.post(`${path}/refund`, { line, cause: 'changed-mind', reason: '' });
  expect(asked.headers.get('location')).toContain('refundAsked');
});

test('the receipt is a PDF too, for whoever may open the order once it is paid', async () => {
  const [, , third] = documents as [Document, Document, Document];
  const guest = createVisitor(library);
  await fill(guest, [third.id]);
  const path = await order(guest);
  expect((await guest.get(`${path}/receipt.pdf`)).status).toBe(404);
  await pay(guest, path);
  expect(await (await guest.get(path)).text()).toContain(`${path}/receipt.pdf`);
  const receipt = await guest.get(`${path}/receipt.pdf`);
  expect(Buffer.from(await receipt.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-/);
  expect((await createVisitor(library).get(`${path}/receipt.pdf`)).status).toBe(403);
  const found = await findOrder(library.db, idOf(path));
  const says = found && (await composeReceipt(library.db, found, 'zh-Hans'));
  expect(says?.title).toBe('收据');
  expect(says?.rows).toEqual([['丙书', '¥12.00', '¥0.00', '¥12.00']]);
  expect(says?.sums.at(-1)?.[1]).toBe('¥12.00');
});

test('lists offer what is for sale, and mark what is in the cart or theirs for that reader alone', async () => {
  const [first, second, third] = documents as [Document, Document, Document];
  const guest = createVisitor(library);
  const stranger = createVisitor(library);
  await fill(guest, [first.id]);
  await pay(guest, await order(guest));
  await fill(guest, [second.id]);
  for (const { id } of [first, second, third]) {
    const page = await guest.get(`/documents/${id}`);
    await guest.get(page.headers.get('location') ?? '');
  }
  const offers = (html: string) =>
    [first, second, third].map(({ id }) => html.includes(`name="documentId" value="${id}"`));
  for (const path of ['/', '/footprints']) {
    const page = await (await guest.get(path)).text();
    expect(offers(page), path).toEqual([false, false, true]);
    expect(page).toContain('Yours');
  }
  expect(await (await guest.get('/')).text()).toContain('In your cart');
  expect(offers(await (await stranger.get('/')).text())).toEqual([true, true, true]);
});

test('odd input is answered clearly', async () => {
  const [, , third] = documents as [Document, Document, Document];
  const guest = createVisitor(library);
  expect((await guest.post('/cart/items', { documentId: 'nothing' })).status).toBe(404);
  expect((await guest.get('/checkout')).headers.get('location')).toBe('/cart');
  await fill(guest, [third.id]);
  const checkout = await (await guest.get('/checkout')).text();
  const form = {
    country: 'XX',
    agreement: hidden(checkout, 'agreement'),
    request: hidden(checkout, 'request'),
  };
  for (const email of ['', 'x', 'a@b.c\r\nBcc: d@e.f', `${'a'.repeat(300)}@b.example`])
    expect((await guest.post('/checkout', { ...form, email })).status, email).toBe(422);
  await library.db.updateTable('documents').set({ visibility: 'draft' }).where('id', '=', third.id).execute();
  expect(await (await guest.get('/cart')).text()).toContain('Not for sale any more');
  expect((await guest.post('/checkout', { ...form, email: 'a@b.example' })).status).toBe(303);
  expect(
    await library.db
      .selectFrom('orders')
      .select('id')
      .where('email', '=', 'a@b.example')
      .where('state', '<>', 'awaiting')
      .execute(),
  ).toEqual([]);
  await library.db
    .updateTable('documents')
    .set({ visibility: 'published' })
    .where('id', '=', third.id)
    .execute();
});

test('a cart holds 500 documents and no more', async () => {
  const { id: ownerId } = await library.addUser('many', 'contributor');
  const [model] = await library.db.selectFrom('documents').selectAll().limit(1).execute();
  if (!model) throw new Error('no document');
  const rows = Array.from({ length: 501 }, (_, index) => ({
    ...model,
    id: newId(),
    owner_id: ownerId,
    sha256: `many-${index}`,
    title: `第${index}份`,
  }));
  for (let start = 0; start < rows.length; start += 100)
    await library.db
      .insertInto('documents')
      .values(rows.slice(start, start + 100))
      .execute();
  const guest = createVisitor(library);
  await fill(
    guest,
    rows.slice(0, 500).map(({ id }) => id),
  );
  const refused = await guest.post('/cart/items', { documentId: rows[500]?.id ?? '' });
  expect(refused.headers.get('location')).toContain('problem=full');
  const holder = await library.db
    .selectFrom('cart_items')
    .select('holder_id')
    .where('document_id', '=', rows[0]?.id ?? '')
    .executeTakeFirstOrThrow();
  expect(await countCart(library.db, holder.holder_id)).toBe(500);
  const path = await order(guest);
  await pay(guest, path);
  expect(await stateOf(path)).toBe('paid');
});

test('gifts stay when a purchase goes', async () => {
  const [first] = documents as [Document];
  const reader = createVisitor(library);
  await reader.signIn('refunded');
  await fill(reader, [first.id]);
  const path = await order(reader, 'refunded@test.example');
  await pay(reader, path);
  const { holder_id } = await library.db
    .selectFrom('orders')
    .select('holder_id')
    .where('id', '=', idOf(path))
    .executeTakeFirstOrThrow();
  await library.db
    .transaction()
    .execute((tx) =>
      giveDocument(tx, { documentId: first.id, holderId: holder_id, reason: '', givenBy: '' }),
    );
  const line = await library.db
    .selectFrom('order_lines')
    .select('id')
    .where('order_id', '=', idOf(path))
    .executeTakeFirstOrThrow();
  await reader.post(`${path}/refund`, { line: line.id, cause: 'changed-mind', reason: '' });
  expect(await stateOf(path)).toBe('refunded');
  expect(await reach(reader, first)).toEqual(OPEN);
  await library.db.updateTable('grants').set({ revoked_at: 1 }).where('kind', '=', 'gift').execute();
  expect(await reach(reader, first)).toEqual(LOCKED);
});

test('invoices are numbered without gaps, in the language asked for, and are real PDFs', async () => {
  const [, second] = documents as [Document, Document];
  await writeTerms(library.db, {
    ...(await readTerms(library.db)),
    sellerName: '文渊书店',
    sellerTaxNumber: '91310000',
  });
  const guests = [createVisitor(library), createVisitor(library), createVisitor(library)];
  const paths: string[] = [];
  for (const guest of guests) {
    await fill(guest, [second.id]);
    paths.push(await order(guest));
    await pay(guest, paths.at(-1) ?? '');
  }
  const buyer = {
    language: 'zh-Hans',
    name: '读书社 & <b>“有限”</b> #set page()',
    taxNumber: '9131',
    address: '某路 1 号\n某市',
  };
  const tooLong = await (guests[0] as Visitor).post(`${paths[0]}/invoice`, {
    ...buyer,
    taxNumber: '9'.repeat(300),
  });
  expect(tooLong.status).toBe(422);
  await Promise.all(
    guests.flatMap((guest, index) => [1, 2].map(() => guest.post(`${paths[index]}/invoice`, buyer))),
  );
  const rows = await library.db.selectFrom('invoices').select('number').orderBy('number').execute();
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
  const pdf = await (guests[0] as Visitor).get(`${paths[0]}/invoice.pdf`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  const bytes = Buffer.from(await pdf.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await (guests[1] as Visitor).get(`${paths[0]}/invoice.pdf`)).status).toBe(403);

  // What is given back afterwards is taken back in writing, in a series of its own; before, it is left out.
  const [first, other] = guests as [Visitor, Visitor];
  for (const [guest, path] of [
    [first, paths[0]],
    [other, paths[1]],
  ] as const) {
    const line = await library.db
      .selectFrom('order_lines')
      .select('id')
      .where('order_id', '=', (path ?? '').slice('/orders/'.length))
      .executeTakeFirstOrThrow();
    const form = { line: line.id, cause: 'changed-mind', reason: '' };
    await Promise.all([1, 2].map(() => guest.post(`${path}/refund`, form)));
  }
  const notes = await library.db.selectFrom('credit_notes').selectAll().orderBy('number').execute();
  expect(notes.map(({ number }) => number)).toEqual([1, 2]);
  expect(notes[0]?.content).toContain('红字发票');
  expect(await (await first.get(paths[0] ?? '')).text()).toContain('Credit note 1 (PDF)');
  const note = await first.get(`${paths[0]}/credit-notes/1.pdf`);
  expect(
    Buffer.from(await note.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect((await first.get(`${paths[0]}/credit-notes/2.pdf`)).status).toBe(404);
  expect((await other.get(`${paths[0]}/credit-notes/1.pdf`)).status).toBe(403);
});
