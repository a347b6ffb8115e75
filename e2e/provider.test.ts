import { afterAll, beforeAll, expect, test } from 'vitest';
import { alipayEnvironment, alipayNotice, AlipayStandIn } from '../test/payments/alipay.ts';
import { openStandIn, type StandIn } from '../test/payments/stand-in.ts';
import { type PeopledSite, settled, startSite } from './site.ts';

let site: PeopledSite;
let alipay: AlipayStandIn;
let server: StandIn;

beforeAll(async () => {
  alipay = new AlipayStandIn();
  // The buyer's browser comes with GET, the library with POST.
  server = await openStandIn((request) =>
    request.method === 'GET' ? { status: 200, body: 'Alipay' } : alipay.answer(request),
  );
  site = await startSite(alipayEnvironment(server.url));
  const file = ['# 活字印刷小史', ...Array.from({ length: 120 }, (_, n) => `第${n}段。`)].join('\n\n');
  const defaults = { then: 'publish', priceMinor: 2_900, previewPages: 1 } as const;
  await site.library.receive(file, '活字.md', site.people.press.id, defaults);
  site.startWorker();
  await settled(site);
});
afterAll(async () => {
  await site.close();
  await server.close();
});

/** From the document to Alipay's page, by links and forms; the number of the attempt that arrived there. */
async function buy(scripts: boolean) {
  const page = await site.open({ javaScriptEnabled: scripts });
  const { id } = await site.library.db.selectFrom('documents').select('id').executeTakeFirstOrThrow();
  await page.goto(`/documents/${id}`);
  await page.request.post('/cart/items', { form: { documentId: id }, headers: { origin: site.url } });
  await page.goto('/checkout');
  await page.locator('input[name=email]').fill('guest@test.example');
  await page.locator('form:has(input[name=agreement]) button[type=submit]').last().click();
  await page.waitForURL(/\/orders\//);
  const order = page.url();
  await page.locator('form:has(input[value=alipay]) button').click();
  await page.waitForURL(`${server.url}/**`);
  const { content } = alipay.open(new URL(page.url()).searchParams);
  return { page, order, attempt: content?.['out_trade_no'] ?? '', content };
}

const paid = (attempt: string, more: object = {}) => ({
  notify_id: `n-${attempt}`,
  notify_time: '2026-11-22 21:30:05',
  app_id: '2021000122671080',
  out_trade_no: attempt,
  trade_no: '2026112222001',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '29.00',
  ...more,
});

async function notify(fields: Record<string, string>, notifyPath = '/payments/alipay/notices') {
  const { body, headers } = alipayNotice(fields);
  return await fetch(`${site.url}${notifyPath}`, { method: 'POST', body, headers });
}

test('the browser may go from the order to the provider, whose notice alone settles it', async () => {
  const { page, order, attempt, content } = await buy(false);
  expect(content).toMatchObject({ total_amount: '29.00', subject: '活字印刷小史' });
  const less = await notify(paid(attempt, { notify_id: 'less', total_amount: '0.01' }));
  expect(await less.text()).toBe('success');
  await page.goto(order);
  expect(await page.locator('form:has(input[value=alipay])').count()).toBe(1);

  const told = await notify(paid(attempt));
  expect(await told.text()).toBe('success');
  expect(await (await notify(paid(attempt))).text()).toBe('success');
  await page.goto(order);
  expect(await page.locator('form:has(input[value=alipay])').count()).toBe(0);
  const download = page.waitForEvent('download');
  await page.locator('a[href*="/documents/"][href*="/orders/"]').first().click();
  expect((await download).suggestedFilename()).toContain('活字');
  const letter = await site.library.db.selectFrom('letters').select(['recipient', 'text']).executeTakeFirst();
  expect(letter?.recipient).toBe('guest@test.example');
  expect(letter?.text).toContain('¥29.00');
});

test('the browser that comes back first finds the money, though no notice ever came', async () => {
  const { page, order, attempt } = await buy(true);
  alipay.pay(attempt, '29.00');
  await page.goto(`${order.split('?')[0]}/return`);
  await page.waitForURL(/\/orders\//);
  expect(await page.locator('form:has(input[value=alipay])').count()).toBe(0);
});
