import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Document, getDocument } from '../src/catalog/index.ts';
import { addPlan, makeCodes } from '../src/membership/index.ts';
import { messagesFor } from '../src/ui/messages/index.ts';
import { CHINESE, type PeopledSite, settled, startSite } from './site.ts';

const zh = messagesFor('zh-Hans');
const WAYS: Array<[string, BrowserContextOptions]> = [
  ['with scripts', CHINESE],
  ['without scripts', { ...CHINESE, javaScriptEnabled: false }],
];

let site: PeopledSite;
let documents: Document[];
let plan: string;

beforeAll(async () => {
  site = await startSite();
  const { library, people } = site;
  for (const name of ['甲书', '乙书', '丙书'])
    await library.receive(`# ${name}\n\n${name}的全文。`, `${name}.md`, people.press.id, {
      then: 'publish',
      priceMinor: 1_200,
    });
  await settled(site);
  const rows = await library.db.selectFrom('documents').select('id').orderBy('id').execute();
  documents = await Promise.all(rows.map(({ id }) => getDocument(library.db, id)));
  const terms = { currency: 'CNY', highestPriceMinor: null, discountPercent: 0 };
  plan = await addPlan(library.db, {
    ...terms,
    nameZh: '月度会员',
    nameEn: 'Month',
    months: 1,
    priceMinor: 3_000,
    downloads: 5,
  });
  for (const [index] of WAYS.entries())
    for (const name of [`member${index}`, `card${index}`]) await library.addUser(name, 'reader');
});
afterAll(() => site.close());

const urlOf = (index: number) => `/documents/${documents[index]?.id ?? ''}`;

async function download(page: Page, name: string | RegExp): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('main').getByRole('link', { name }).first().click();
  return await readFile(await (await started).path(), 'utf8');
}

async function payByTest(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh.orders.providers.test }).click();
  await page.waitForURL('**/payments/test/**');
  await page.locator('button[value=pay]').click();
}

test.each(WAYS)(
  'a guest buys two documents, downloads them, and gets one refunded, %s',
  async (_way, options) => {
    const page = await site.open(options);
    for (const index of [0, 1]) {
      await page.goto(urlOf(index));
      const add = page.getByRole('button', { name: zh.cart.addTitle(documents[index]?.title ?? '') });
      await add.first().click();
      await page.getByRole('link', { name: zh.cart.link(index + 1) }).waitFor();
      await page.getByRole('link', { name: zh.cart.inCart }).first().waitFor();
      expect(await add.count()).toBe(0);
    }
    await page.getByRole('link', { name: zh.cart.link(2) }).click();
    await page.getByText('¥24.00').first().waitFor();
    await page.getByRole('link', { name: zh.cart.checkout }).click();
    await page.getByLabel(zh.checkout.email).fill('guest@test.example');
    await page.getByRole('button', { name: zh.checkout.place('¥24.00') }).click();
    await page.waitForURL('**/orders/*');
    await payByTest(page);
    await page.getByText(zh.orders.paid).waitFor();
    expect(await download(page, zh.orders.downloadTitle('甲书'))).toContain('甲书的全文');
    await page.getByText(zh.orders.refundAsk).click();
    await page.getByRole('checkbox', { name: '乙书' }).check();
    await page.getByRole('button', { name: zh.orders.refundSend }).click();
    await page.getByText(zh.orders.refundGiven).waitFor();
    expect(await page.getByRole('link', { name: zh.orders.downloadTitle('乙书') }).count()).toBe(0);
    const refused = await page.request.get(`${urlOf(1)}/download`);
    expect(refused.status()).toBe(403);
    await page.context().close();
  },
);

test.each(WAYS)('a reader joins from a document page and downloads it, %s', async (way, options) => {
  const page = await site.openAs(`member${WAYS.findIndex(([name]) => name === way)}`, options);
  await page.goto(urlOf(2));
  await page.getByRole('link', { name: zh.membership.offer }).click();
  await page.getByRole('link', { name: zh.membership.joinPlan('月度会员') }).click();
  await page.getByRole('button', { name: zh.checkout.place('¥30.00') }).click();
  await page.waitForURL('**/orders/*');
  await payByTest(page);
  await page.waitForURL(`**${urlOf(2)}**`);
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: zh.membership.take }).click();
  expect(await readFile(await (await started).path(), 'utf8')).toContain('丙书的全文');
  await page.goto('/membership');
  await page.getByText(zh.membership.left(4)).waitFor();
  await page.context().close();
});

test.each(WAYS)('a code is redeemed, once, %s', async (way, options) => {
  const [code = ''] = await makeCodes(site.library.db, plan, 1);
  const page = await site.openAs(`card${WAYS.findIndex(([name]) => name === way)}`, options);
  for (const outcome of [zh.membership.notes.redeemed, zh.membership.notes.wrongCode]) {
    await page.goto('/membership');
    await page.getByLabel(zh.membership.code).fill(code);
    await page.getByRole('button', { name: zh.membership.redeem }).click();
    expect(await page.getByText(outcome).textContent()).toBe(outcome);
  }
  await page.context().close();
});

test('the pages of the store have no fault that a machine can find', async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await site.openAs('operator', {
      ...CHINESE,
      colorScheme,
      bypassCSP: true,
      reducedMotion: 'reduce',
    });
    const buyer = await site.open({
      ...CHINESE,
      colorScheme,
      bypassCSP: true,
      viewport: { width: 390, height: 844 },
    });
    await buyer.goto(urlOf(0));
    await buyer.getByRole('button', { name: zh.cart.buyNow }).click();
    await buyer.waitForURL('**/checkout');
    const inspect = async (window: Page, path: string) => {
      if (path) await window.goto(path);
      await window.evaluate(axe);
      const { violations } = await window.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      for (const { id, nodes } of violations)
        faults.push(
          `${window.url()} ${colorScheme}: ${id} ${nodes
            .map(({ html }) => html)
            .join(' ')
            .slice(0, 300)}`,
        );
    };
    for (const path of ['', '/cart', '/membership', urlOf(0)]) await inspect(buyer, path);
    await buyer.goto('/checkout');
    await buyer.getByLabel(zh.checkout.email).fill('guest@test.example');
    await buyer.getByRole('button', { name: zh.checkout.place('¥12.00') }).click();
    await buyer.waitForURL('**/orders/*');
    await inspect(buyer, '');
    await payByTest(buyer);
    await buyer.getByText(zh.orders.paid).waitFor();
    await buyer.locator('summary', { hasText: zh.orders.refundAsk }).click();
    for (const path of ['', '/orders']) await inspect(buyer, path);
    for (const path of ['/desk/sales', '/desk/store', '/desk/rights', '/studio/earnings'])
      await inspect(page, path);
    await page.context().close();
    await buyer.context().close();
  }
  expect(faults).toEqual([]);
});
