import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillShelf, PREVIEW_PAGES, type Shelf } from './documents.ts';
import { delayPictures, layoutShifts, watchLayout } from './layout-shift.ts';
import { chooseTheme, lightness, search, sha256Of, titles } from './reading.ts';
import { languages, messagesFor } from '../src/ui/messages/index.ts';
import { CHINESE, ENGLISH, type PeopledSite, startSite } from './site.ts';

const zh = messagesFor('zh-Hans');
const en = messagesFor('en');

let site: PeopledSite;
let shelf: Shelf;

beforeAll(async () => {
  site = await startSite();
  shelf = await fillShelf(site);
});
afterAll(() => site.close());

test('a visitor goes from the home page through a subject and back by search to a document', async () => {
  const page = await site.open();
  await page.goto('/');
  await page.getByRole('link', { name: /制度与合同/ }).click();
  await page.waitForURL('**/categories/contracts');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('制度与合同');
  expect(await titles(page)).toEqual(
    expect.arrayContaining(['灯下读书社章程', 'How to Run a Reading Room', '图书室藏书']),
  );
  expect(await titles(page)).not.toContain('渡口上的灯');
  await search(page, zh.site.searchLibrary, '读书社章程');
  await page.getByRole('link', { name: '灯下读书社章程' }).first().click();
  await page.waitForURL(`**/documents/${shelf.free.id}/**`);
  await page.context().close();
});

test.each([
  ['Chinese as printed', '借书簿', '渡口上的灯'],
  ['Traditional for Simplified', '讀書社', '灯下读书社章程'],
  ['English in another form', 'reading rooms', 'How to Run a Reading Room'],
])('search understands %s', async (_, query, title) => {
  const page = await site.open();
  await page.goto('/');
  await search(page, zh.site.searchLibrary, query);
  expect(await page.getByRole('main').getByRole('heading', { level: 2 }).first().textContent()).toBe(title);
  await page.context().close();
});

test('search says what to do when nothing is found, and narrows what is', async () => {
  const page = await site.open(ENGLISH);
  await page.goto('/search?q=qqxxzzyy');
  expect(await page.getByRole('heading', { name: en.search.nothingTitle('qqxxzzyy') }).count()).toBe(1);
  await page.goto(`/search?q=${encodeURIComponent('图书')}`);
  const everything = await titles(page);
  expect(everything.length).toBeGreaterThan(1);
  await page
    .getByRole('list', { name: en.find.facets.format })
    .getByRole('link', { name: en.formats.csv })
    .click();
  await page.waitForURL(/format=csv/);
  expect(await titles(page)).toEqual(['图书室藏书']);
  await page.context().close();
});

test('a document is shared by its lasting address', async () => {
  const page = await site.open(ENGLISH);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/documents/${shelf.free.id}`);
  const share = page.getByRole('link', { name: en.document.share });
  const address = (await share.getAttribute('href')) ?? '';
  expect(new URL(address).pathname).toBe(`/documents/${shelf.free.id}`);
  await share.press('Enter');
  await page.getByText(en.document.linkCopied).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.context().clearPermissions();
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await share.click();
  await page.getByText(address, { exact: true }).waitFor();
  await page.context().close();
});

test('a document page tells its facts and the beginning of its text', async () => {
  const page = await site.open(ENGLISH);
  await page.goto(`/documents/${shelf.free.id}`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('灯下读书社章程');
  const fact = (name: string) =>
    page
      .getByRole('complementary')
      .locator('dt', { hasText: new RegExp(`^${name}$`) })
      .locator('+ dd');
  expect(await fact(en.document.format).textContent()).toBe('PDF');
  expect(await fact(en.document.pages).textContent()).toBe(en.common.pages(shelf.free.pageCount));
  expect(await fact(en.document.preview).textContent()).toBe(
    en.document.previewShows(5, shelf.free.pageCount),
  );
  expect(await fact(en.document.contributor).textContent()).toBe('press');
  const fingerprint = fact(en.document.fingerprint);
  await fingerprint.getByText(en.document.fingerprintFull).click();
  expect(await fingerprint.getByText(shelf.free.sha256).isVisible()).toBe(true);
  const text = page.locator('section', { has: page.getByRole('heading', { name: en.document.previewText }) });
  expect(await text.innerText()).toContain('二〇二二年三月');
  await page.context().close();
});

test('pictures load when they come into view and move nothing', async () => {
  const page = await site.open({ ...CHINESE, viewport: { width: 900, height: 700 } });
  await watchLayout(page);
  const asked = await delayPictures(page);
  await page.goto(`/documents/${shelf.free.id}`);
  const pictures = page.getByRole('list').getByRole('img');
  expect(await pictures.count()).toBe(5);
  expect(asked).toContain('1');
  expect(asked).not.toContain('5');
  for (const picture of await pictures.all()) {
    expect(Number(await picture.getAttribute('width'))).toBeGreaterThan(0);
    expect(Number(await picture.getAttribute('height'))).toBeGreaterThan(0);
    await picture.scrollIntoViewIfNeeded();
    await picture.evaluate((image: HTMLImageElement) => image.decode());
  }
  expect(asked).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5']));
  expect(await layoutShifts(page)).toEqual([]);
  await page.context().close();
});

test('the home page and a phone do not move either', async () => {
  const page = await site.open({ ...CHINESE, viewport: { width: 390, height: 844 } });
  await watchLayout(page);
  await delayPictures(page);
  await page.goto('/');
  await page.mouse.wheel(0, 3_000);
  await page.waitForLoadState('networkidle');
  expect(await layoutShifts(page)).toEqual([]);
  await page.context().close();
});

test('one click takes a free document home, under its own name and whole', async () => {
  const page = await site.open();
  await page.goto(`/documents/${shelf.free.id}`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: zh.document.download }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('灯下读书社章程.pdf');
  expect(sha256Of(await readFile(await download.path()))).toBe(shelf.free.sha256);
  expect(shelf.free.sha256).toBe(sha256Of(shelf.bytes.get('灯下读书社章程.pdf') ?? Buffer.of()));
  await page.context().close();
});

test('a priced document shows its price and its free pages, and nothing else of it', async () => {
  const page = await site.open();
  await page.goto(`/documents/${shelf.priced.id}`);
  const { pageCount, sha256, id } = shelf.priced;
  expect(pageCount).toBeGreaterThan(PREVIEW_PAGES);
  const action = page.getByRole('complementary');
  expect(await action.innerText()).toMatch(new RegExp(`${zh.document.fullPrice}\\s*¥12\\.50`));
  expect(await page.getByRole('link', { name: zh.document.download }).count()).toBe(0);
  expect(await page.locator('a[href*="/download"]').count()).toBe(0);
  expect(await page.getByRole('list').getByRole('img').count()).toBe(PREVIEW_PAGES);
  expect(await page.getByText(zh.document.morePages(pageCount - PREVIEW_PAGES)).isVisible()).toBe(true);
  for (let number = 1; number <= pageCount; number++) {
    const picture = await page.request.get(
      `/documents/${id}/pages/${number}.webp?w=800&v=${sha256.slice(0, 8)}`,
    );
    expect(picture.status(), `page ${number}`).toBe(number <= PREVIEW_PAGES ? 200 : 403);
  }
  expect((await page.request.get(`/documents/${id}/download`)).status()).toBe(403);
  await page.context().close();
});

test('the language is that of the browser until the reader chooses another', async () => {
  const page = await site.open(CHINESE);
  await page.goto(`/documents/${shelf.english.id}`);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  await page.getByRole('button', { name: en.site.languageName }).click();
  await page.getByRole('link', { name: en.document.download }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(page.url()).toContain(shelf.english.id);
  await page.goto('/search');
  expect(await page.getByRole('heading', { name: en.search.emptyQueryTitle }).isVisible()).toBe(true);
  await page.getByRole('button', { name: zh.site.languageName }).click();
  await page.getByRole('heading', { name: zh.search.emptyQueryTitle }).waitFor();
  await page.context().close();
});

test('the theme is that of the system until the reader chooses another', async () => {
  const page = await site.open({ ...CHINESE, colorScheme: 'dark' });
  await page.goto('/');
  expect(await lightness(page)).toBe('dark');
  await chooseTheme(page, zh.site.themes.paper);
  expect(await lightness(page)).toBe('light');
  await page.goto(`/documents/${shelf.free.id}`);
  expect(await lightness(page)).toBe('light');
  await chooseTheme(page, zh.site.themes.system);
  expect(await lightness(page)).toBe('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await lightness(page)).toBe('light');
  await chooseTheme(page, zh.site.themes.ink);
  expect(await lightness(page)).toBe('dark');
  await page.context().close();
});

test.each(languages)('no page breaks a script or a rule of its own in %s', async (language) => {
  const page = await site.open({ ...(language === 'en' ? ENGLISH : CHINESE) });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const paths = [
    '/',
    '/search?q=图书',
    `/documents/${shelf.free.id}`,
    '/categories/design',
    '/sign-in',
    '/sign-up',
  ];
  for (const path of paths) await page.goto(path, { waitUntil: 'networkidle' });
  expect(problems).toEqual([]);
  await page.context().close();
});
