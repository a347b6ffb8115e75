import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD } from '../test/library.ts';
import { prepareSetup } from '../src/accounts/index.ts';
import { type Document, findDocument } from '../src/catalog/index.ts';
import { messagesFor } from '../src/ui/messages/index.ts';
import { damagedPdf } from './documents.ts';
import { titles } from './reading.ts';
import { type PeopledSite, settled, startEmptySite, startSite } from './site.ts';
import { row } from './uploading.ts';

const zh = messagesFor('zh-Hans');

let site: PeopledSite;
let published: Document;
let broken: Document;

beforeAll(async () => {
  site = await startSite();
  const { library, people } = site;
  published = await library.receive('# 已发布的\n\n内容。', '发布.md', people.press.id, { then: 'publish' });
  await library.receive('# 还是草稿\n\n内容。', '草稿.md', people.operator.id);
  broken = await library.receive(damagedPdf(), '坏的.pdf', people.press.id);
  await settled(site);
});
afterAll(() => site.close());

test('the one-time link opens a fresh library, once', async () => {
  const fresh = await startEmptySite();
  try {
    const token = (await prepareSetup(fresh.library.db)) ?? '';
    const page = await fresh.open();
    await page.goto(`/setup?token=${token}`);
    await page.getByLabel(zh.setup.libraryName).fill('石门湾图书馆');
    await page.getByLabel(zh.signUp.name, { exact: true }).fill('馆长');
    await page.getByLabel(zh.signUp.email).fill('head@test.example');
    await page.getByLabel(zh.signUp.password).fill(PASSWORD);
    await page.getByRole('button', { name: zh.setup.submit }).click();
    await page.getByText(zh.home.emptyOperator).waitFor();
    expect(await fresh.library.db.selectFrom('users').select(['name', 'role']).execute()).toMatchObject([
      { name: '馆长', role: 'operator' },
    ]);
    const stranger = await fresh.open();
    expect((await stranger.goto(`/setup?token=${token}`))?.status()).toBe(410);
    await stranger.goto('/sign-in');
    expect(await stranger.getByRole('link', { name: '石门湾图书馆' }).isVisible()).toBe(true);
  } finally {
    await fresh.close();
  }
});

test('the desk is closed to all but operators', async () => {
  const visitor = await site.open();
  await visitor.goto('/desk/documents');
  expect(new URL(visitor.url()).pathname).toBe('/sign-in');
  for (const name of ['press', 'reader']) {
    const page = await site.openAs(name);
    for (const path of ['/desk', '/desk/documents', '/desk/categories', '/desk/people', '/desk/settings']) {
      expect((await page.request.get(path)).status(), `${name} ${path}`).toBe(403);
    }
    await page.context().close();
  }
  await visitor.context().close();
});

test('the desk shows every document with its state, and acts on it', async () => {
  const page = await site.openAs('operator');
  await page.goto('/desk');
  expect(await titles(page)).toEqual(expect.arrayContaining(['已发布的', '还是草稿', '坏的']));
  expect(await row(page, '已发布的').innerText()).toMatch(
    new RegExp(`${zh.visibilities.published}[^]*press`),
  );
  expect(await row(page, '还是草稿').innerText()).toMatch(new RegExp(`${zh.visibilities.draft}[^]*operator`));
  expect(await count(page, zh.desk.failed)).toBe('1');
  expect(await count(page, zh.desk.drafts)).toMatch(/^[12]$/);
  await page.getByRole('link', { name: zh.desk.filters.failed, exact: true }).click();
  await page.waitForURL(/stage=failed/);
  expect(await titles(page)).toEqual(['坏的']);
  expect(await row(page, '坏的').getByText(zh.failures.damaged).isVisible()).toBe(true);

  await site.stopWorker();
  await row(page, '坏的').getByRole('button', { name: zh.rows.retry }).click();
  await page.getByRole('heading', { name: zh.desk.noDocumentsTitle }).waitFor();
  await page.getByRole('link', { name: zh.desk.filters.working, exact: true }).click();
  await row(page, '坏的').getByText(zh.progress.waiting).waitFor();
  site.startWorker();
  await settled(site);
  await page.goto('/desk/documents?stage=failed');
  await remove(row(page, '坏的'), zh.rows.remove);
  await page.getByRole('heading', { name: zh.desk.noDocumentsTitle }).waitFor();
  expect(await findDocument(site.library.db, broken.id)).toBeUndefined();
  await page.context().close();
});

test('a published document that is removed is gone for readers at once', async () => {
  const page = await site.openAs('operator');
  await page.goto('/desk/documents');
  await row(page, '已发布的').getByRole('link', { name: zh.rows.editDetails }).click();
  await remove(page.getByRole('complementary'), zh.rows.remove);
  await page.getByRole('heading', { name: zh.studio.title }).waitFor();
  const visitor = await site.open();
  expect((await visitor.goto(`/documents/${published.id}`))?.status()).toBe(404);
  await site.library.indexAll();
  await visitor.goto(`/search?q=${encodeURIComponent('已发布的')}`);
  expect(await titles(visitor)).toEqual([]);
  await visitor.context().close();
  await page.context().close();
});

test('subjects are added, renamed, put in order and removed', async () => {
  const page = await site.openAs('operator');
  await page.goto('/desk/categories');
  await page.getByText(zh.desk.categoriesEmpty).waitFor();
  for (const [nameZh, nameEn] of [
    ['文学', 'Literature'],
    ['教育', 'Education'],
    ['法律', 'Law'],
  ] as const) {
    const form = page.getByRole('main').locator('section', { hasText: zh.desk.addCategory });
    await form.getByLabel(zh.desk.nameZh).fill(nameZh);
    await form.getByLabel(zh.desk.nameEn).fill(nameEn);
    await form.getByRole('button', { name: zh.desk.add, exact: true }).click();
    await subject(page, nameZh).waitFor();
  }
  await page.getByRole('button', { name: zh.desk.moveUp('法律') }).click();
  await expect.poll(() => subjects(page)).toEqual(['文学', '法律', '教育']);
  await page.getByRole('button', { name: zh.desk.moveDown('文学') }).click();
  await expect.poll(() => subjects(page)).toEqual(['法律', '文学', '教育']);
  expect(await page.getByRole('button', { name: zh.desk.moveUp('法律') }).isDisabled()).toBe(true);

  await subject(page, '教育').getByText(zh.desk.change).click();
  await subject(page, '教育').getByLabel(zh.desk.nameZh).fill('');
  await subject(page, '教育').getByLabel(zh.desk.nameEn).fill('');
  await subject(page, '教育').getByRole('button', { name: zh.common.save }).click();
  expect(await page.getByRole('alert').innerText()).toContain(zh.fieldErrors.required);
  await subject(page, '教育').getByLabel(zh.desk.nameZh).fill('教育与教案');
  await subject(page, '教育').getByLabel(zh.desk.nameEn).fill('Teaching');
  await subject(page, '教育').getByRole('button', { name: zh.common.save }).click();
  await subject(page, '教育与教案').waitFor();

  await subject(page, '文学').getByText(zh.desk.change).click();
  await remove(subject(page, '文学'), zh.common.remove);
  await expect.poll(() => subjects(page)).toEqual(['法律', '教育与教案']);
  await page.context().close();
});

test('a person who is given a role has it from the next page on', async () => {
  const reader = await site.openAs('reader');
  expect((await reader.request.get('/upload')).status()).toBe(403);
  const page = await site.openAs('operator');
  await page.goto('/desk/people');
  expect(await page.getByLabel(zh.desk.roleOf('operator')).count()).toBe(0);
  await page.getByLabel(zh.desk.roleOf('reader')).selectOption({ label: zh.roles.contributor });
  const person = page.getByRole('listitem').filter({ hasText: 'reader@test.example' });
  await Promise.all([
    page.waitForEvent('load'),
    person.getByRole('button', { name: zh.desk.setRole }).click(),
  ]);
  expect(await page.getByLabel(zh.desk.roleOf('reader')).inputValue()).toBe('contributor');
  await reader.goto('/upload');
  expect(await reader.getByRole('heading', { level: 1 }).textContent()).toBe(zh.upload.title);
  await page.context().close();
  await reader.context().close();
});

/** A step of its own stands before what cannot be taken back. */
async function remove(place: Locator, label: string): Promise<void> {
  const button = place.getByRole('button', { name: label, exact: true });
  expect(await button.isVisible()).toBe(false);
  await place.getByText(zh.common.removeAsk).click();
  await button.click();
}

async function count(page: Page, name: string): Promise<string | null> {
  return page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd').textContent();
}

function subject(page: Page, name: string): Locator {
  return page
    .getByRole('main')
    .locator('ol > li', { has: page.getByRole('link', { name: new RegExp(`^${name} /`) }) });
}

async function subjects(page: Page): Promise<string[]> {
  const names = await page.getByRole('main').locator('ol').getByRole('link').allTextContents();
  return names.map((name) => name.split(' / ')[0] ?? '');
}
