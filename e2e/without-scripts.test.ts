import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD } from '../test/library.ts';
import { messagesFor } from '../src/ui/messages/index.ts';
import { fillShelf, type Shelf } from './documents.ts';
import { search, sha256Of, titles } from './reading.ts';
import { CHINESE, type PeopledSite, settled, startSite } from './site.ts';

const zh = messagesFor('zh-Hans');
const en = messagesFor('en');
const PLAIN = { ...CHINESE, javaScriptEnabled: false };

let site: PeopledSite;
let shelf: Shelf;

beforeAll(async () => {
  site = await startSite();
  shelf = await fillShelf(site);
});
afterAll(() => site.close());

test('finding, reading and downloading are links and forms', async () => {
  const page = await site.open(PLAIN);
  await page.goto('/');
  await page.getByRole('link', { name: /制度与合同/ }).click();
  await page.waitForURL('**/categories/contracts');
  expect(await titles(page)).toContain('灯下读书社章程');
  await search(page, zh.site.searchLibrary, '圖書');
  await page
    .getByRole('list', { name: zh.find.facets.format })
    .getByRole('link', { name: zh.formats.csv })
    .click();
  await page.waitForURL(/format=csv/);
  expect(await titles(page)).toEqual(['图书室藏书']);
  await page.goto('/');
  await search(page, zh.site.searchLibrary, '讀書社');
  await page.getByRole('main').getByRole('link', { name: '灯下读书社章程' }).first().click();
  await page.waitForURL('**/documents/**');
  const picture = page.getByAltText(zh.document.pageAlt(5, shelf.free.pageCount));
  await picture.scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThanOrEqual(480);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: zh.document.download }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('灯下读书社章程.pdf');
  expect(sha256Of(await readFile(await download.path()))).toBe(shelf.free.sha256);
  await page.context().close();
});

test('language, theme and menus are forms', async () => {
  const page = await site.open({ ...PLAIN, viewport: { width: 390, height: 844 } });
  await page.goto('/categories/contracts');
  await page.getByRole('navigation', { name: zh.site.menu }).locator('summary').click();
  await page.getByRole('button', { name: zh.site.themes.ink }).click();
  await page.locator('html[data-theme=ink]').waitFor();
  await page.getByRole('navigation', { name: zh.site.menu }).locator('summary').click();
  await page.getByRole('button', { name: en.site.languageName }).click();
  await page.locator('html[lang=en]').waitFor();
  expect(page.url()).toBe(`${site.url}/categories/contracts`);
  await page.context().close();
});

test('a contributor signs in, comes back to where they were, and uploads', async () => {
  const page = await site.open(PLAIN);
  await page.goto('/upload');
  await page.getByLabel(zh.signIn.email).fill('press@test.example');
  await page.getByLabel(zh.signIn.password).fill('a wrong password');
  await page.getByRole('button', { name: zh.signIn.submit, exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toBe(zh.signIn.wrong);
  expect(await page.getByLabel(zh.signIn.email).inputValue()).toBe('press@test.example');
  await page.getByLabel(zh.signIn.password).fill(PASSWORD);
  await page.getByRole('button', { name: zh.signIn.submit, exact: true }).click();
  await page.getByRole('heading', { name: zh.upload.title, level: 1 }).waitFor();
  await page.getByLabel(zh.upload.choose).setInputFiles([
    { name: '甲.md', mimeType: 'text/markdown', buffer: Buffer.from('# 甲乙丙丁\n\n第一份。') },
    {
      name: '又.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(shelf.bytes.get('灯下读书社章程.pdf') ?? []),
    },
  ]);
  await page.getByLabel(zh.upload.publish).check();
  await page.getByRole('button', { name: zh.upload.send, exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toBe(`又.pdf: ${zh.upload.duplicate}`);
  await settled(site);
  await page.goto('/upload');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '甲乙丙丁' }) });
  expect(await row.getByText(zh.visibilities.published, { exact: true }).isVisible()).toBe(true);
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: zh.site.signOut }).click();
  await page.waitForURL(`${site.url}/`);
  await page.goto('/upload');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.context().close();
});

test('details are edited and published by a form, which says what is wrong', async () => {
  const draft = await site.library.receive('# 待编辑\n\n内容。', '待编辑.md', site.people.press.id);
  await settled(site);
  const page = await site.openAs('press', PLAIN);
  await page.goto(`/studio/documents/${draft.id}`);
  await page.getByLabel(zh.edit.titleField).fill('编辑之后');
  await page.getByLabel(zh.edit.price).fill('很便宜');
  await page.getByRole('button', { name: zh.edit.savePublish }).click();
  expect(await page.getByRole('alert').innerText()).toContain(zh.fieldErrors.amount);
  expect(await page.getByLabel(zh.edit.titleField).inputValue()).toBe('编辑之后');
  await page.getByLabel(zh.edit.price).fill('0');
  await page.getByRole('button', { name: zh.edit.savePublish }).click();
  expect(await page.getByRole('status').textContent()).toBe(zh.edit.saved);
  const visitor = await site.open(PLAIN);
  await visitor.goto('/');
  expect(await titles(visitor)).toContain('编辑之后');
  await visitor.context().close();
  await page.context().close();
});
