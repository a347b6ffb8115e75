import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Document, getDocument } from '../src/catalog/index.ts';
import { messagesFor } from '../src/ui/messages/index.ts';
import { addSynonyms } from '../src/search/guidance.ts';
import { CHINESE, ENGLISH, type PeopledSite, settled, startSite, until } from './site.ts';

const zh = messagesFor('zh-Hans');
const en = messagesFor('en');
const clauses = (words: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => `第${i + 1}条 ${i % 40 === 39 ? words : '本办法自公布之日起施行，各单位认真组织学习。'}`,
  ).join('\n\n');

let site: PeopledSite;
let axeSource: string;
let plan: Document;

beforeAll(async () => {
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  site = await startSite();
  const { library, people } = site;
  const add = (text: string, name: string, more = {}) =>
    library.receive(text, name, people.press.id, { then: 'publish', ...more });
  plan = await add(`# 劳动竞赛实施方案\n\n${clauses('开展劳动竞赛，激发职工热情。', 240)}`, '方案.md');
  const priced = { priceMinor: 900, previewPages: 1 };
  await add(`# 评比办法\n\n${clauses('劳动竞赛每季度评比一次，密不示人。', 240)}`, '评比办法.txt', priced);
  await add('# Habermas and the public sphere\n\nOn discourse.', 'habermas.md');
  await addSynonyms(library.db, '比武=竞赛');
  await settled(site);
  plan = await getDocument(library.db, plan.id);
});
afterAll(() => site.close());

test('suggestions follow what is typed, by keyboard alone', async () => {
  const page = await site.open(CHINESE);
  await page.goto('/');
  const field = page.getByRole('combobox').first();
  await field.pressSequentially('ldjs');
  const option = page.getByRole('option', { name: '劳动竞赛实施方案' });
  await option.waitFor();
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  expect(await option.getAttribute('aria-selected')).toBe('true');
  expect(await field.inputValue()).toBe('劳动竞赛实施方案');
  await page.keyboard.press('Escape');
  expect(await field.inputValue()).toBe('ldjs');
  expect(await option.isVisible()).toBe(false);
  await page.keyboard.press('i');
  await page.keyboard.press('Backspace');
  await option.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=/);
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('劳动竞赛实施方案');
  await page.context().close();
});

test('results say on which pages, and of locked pages only how many', async () => {
  const page = await site.open(CHINESE);
  await page.goto(`/search?q=${encodeURIComponent('劳动竞赛')}`);
  const results = page.getByRole('main').getByRole('listitem');
  const link = results.filter({ hasText: '实施方案' }).getByRole('link', { name: zh.search.pageLink(1) });
  expect(await link.getAttribute('href')).toMatch(/\/read\?page=1&q=/);
  const locked = results.filter({ hasText: '评比办法' });
  expect(await locked.first().textContent()).toContain('预览之外还有');
  expect(await page.content()).not.toContain('密不示人');
  await page.context().close();
});

test('a filter is taken, shared and taken off again, and Back works', async () => {
  const page = await site.open(ENGLISH);
  await page.goto(`/search?q=${encodeURIComponent('比武')}`);
  const found = page.getByRole('heading', { level: 2 });
  expect(await found.count()).toBe(2);
  await page.getByRole('list', { name: en.find.facets.price }).getByRole('link', { name: /Free/ }).click();
  await page.waitForURL(/price=free/);
  expect(await found.allTextContents()).toEqual(['劳动竞赛实施方案']);
  await page.goBack();
  expect(await found.count()).toBe(2);
  await page.goForward();
  await page.getByRole('link', { name: en.find.takeOff('Free') }).click();
  await page.waitForURL((url) => !url.search.includes('price'));
  expect(await found.count()).toBe(2);
  await page.context().close();
});

test('a misspelt name is found and said to be, and can be looked for as typed', async () => {
  const page = await site.open({ ...ENGLISH, javaScriptEnabled: false });
  await page.goto('/search?q=habermass+sphere');
  const first = page.getByRole('heading', { level: 2 }).first();
  expect(await first.textContent()).toBe('Habermas and the public sphere');
  await page.getByText(en.find.respelt('habermass', 'Habermas sphere')).waitFor();
  await page.goto(`/search?q=${encodeURIComponent('劳动竟赛')}`);
  expect(await first.textContent()).toBe('劳动竞赛实施方案');
  await page.getByRole('link', { name: en.find.asTyped('劳动竟赛') }).click();
  await page.waitForURL(/exact=1/);
  expect(await page.getByRole('main').textContent()).toContain(en.search.results(2, '劳动竟赛'));
  await page.getByRole('link', { name: '劳动竞赛', exact: true }).click();
  await page.waitForURL((url) => !url.search.includes('exact'));
  expect(await page.getByRole('main').textContent()).toContain(en.search.results(2, '劳动竞赛'));
  await page.context().close();
});

test('what is long stays within a narrow page', async () => {
  await addSynonyms(site.library.db, `${'ab'.repeat(30)}=${'cd'.repeat(30)}`);
  const page = await site.openAs('operator', { ...CHINESE, viewport: { width: 390, height: 844 } });
  for (const path of ['/desk/search', `/search?q=${'abcdefghij'.repeat(35)}`]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390);
  }
  expect(await page.getByRole('main').textContent()).toContain(zh.find.cut(300));
  await page.context().close();
});

test('behind the last page stand documents like it, and the page keeps its number', async () => {
  const page = await site.open(CHINESE);
  const like = page
    .getByRole('region', { name: zh.document.similar })
    .getByRole('link', { name: '评比办法' });
  await until(async () => {
    await page.goto(`/documents/${plan.id}/read?page=${plan.pageCount}`);
    return (await like.count()) > 0;
  });
  const number = page.getByLabel(zh.reading.goTo);
  await page.locator('#reader-stage').focus();
  await page.keyboard.press('End');
  await page.locator('#reader-stage').evaluate((stage) => stage.scrollTo(0, stage.scrollHeight));
  await page.locator('[data-step=next][aria-disabled]').waitFor();
  expect(await number.inputValue()).toBe(String(plan.pageCount));
  await like.click();
  await page.waitForURL(/\/documents\/(?!.*read)/);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('评比办法');
  await page.context().close();
});

test.each([
  ['results', `/search?q=${encodeURIComponent('劳动竞赛')}`, 'reader'],
  ['nothing', '/search?q=qqxxyyzz', 'reader'],
  ['the desk', '/desk/search', 'operator'],
])('%s: nothing in the way of anyone', async (_, path, who) => {
  const page = await site.openAs(who, { ...CHINESE, bypassCSP: true });
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1_280, height: 900 },
  ]) {
    await page.setViewportSize(viewport);
    await page.goto(path);
    await page.addScriptTag({ content: axeSource });
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  await page.context().close();
});
