import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBook } from '../bench/book.ts';
import { type Document, getDocument } from '../src/catalog/index.ts';
import { messagesFor } from '../src/ui/messages/index.ts';
import { fillShelf, PREVIEW_PAGES, type Shelf } from './documents.ts';
import { drag } from './fingers.ts';
import { layoutShifts, watchLayout } from './layout-shift.ts';
import { CHINESE, ENGLISH, type PeopledSite, settled, startSite, until } from './site.ts';

const zh = messagesFor('zh-Hans').reading;
const en = messagesFor('en').reading;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const DESKTOP = { viewport: { width: 1_280, height: 900 } };
const PAGES = 500;

let site: PeopledSite;
let shelf: Shelf;
let book: Document;

beforeAll(async () => {
  site = await startSite();
  shelf = await fillShelf(site);
  book = await site.library.receive(makeBook(7, PAGES), 'book.pdf', site.people.press.id, {
    then: 'publish',
  });
  await settled(site);
  book = await getDocument(site.library.db, book.id);
});
afterAll(() => site.close());

const address = (document: Document, query = '') => `/documents/${document.id}/read${query}`;
const pageOf = (page: Page, number: number) => page.locator(`section[data-page="${number}"]`);
const wordsOf = (page: Page, number: number) => pageOf(page, number).locator('.reader-words span');
const shownPage = (page: Page) => page.getByLabel(/跳到页码|Go to page/).inputValue();
const widthAsked = async (page: Page, number: number) =>
  Number(/w=(\d+)/.exec((await pageOf(page, number).locator('img').getAttribute('src')) ?? '')?.[1]);

async function selectWords(page: Page, number: number, from: number, to: number): Promise<void> {
  await wordsOf(page, number).nth(to).waitFor({ state: 'attached' });
  await wordsOf(page, number).evaluateAll(
    (words, [first, last]) => {
      const range = document.createRange();
      range.setStart(words[first ?? 0]?.firstChild as Text, 0);
      range.setEnd(words[last ?? 0]?.firstChild as Text, 1);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [from, to],
  );
}

test.each([PHONE, DESKTOP])(
  'a long document opens in the middle, small and still ($viewport.width px)',
  async (size) => {
    const page = await site.open({ ...CHINESE, ...size });
    await watchLayout(page);
    const asked: string[] = [];
    const weights: Array<Promise<number>> = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('response', (response) => {
      if (/\.(?:js|css)$/.test(new URL(response.url()).pathname))
        weights.push(
          response
            .request()
            .sizes()
            .then((sizes) => sizes.responseBodySize),
        );
    });
    await page.goto(address(book, '?page=250'), { waitUntil: 'commit' });
    await pageOf(page, 250).locator('img').waitFor();
    await pageOf(page, 250)
      .locator('img')
      .evaluate((image: HTMLImageElement) => image.decode());
    expect(asked.findIndex((path) => path.endsWith('/pages/250.webp')) + 1).toBeLessThanOrEqual(6);
    await wordsOf(page, 250).first().waitFor({ state: 'attached' });
    expect((await Promise.all(weights)).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(60 * 1_024);
    const box = await pageOf(page, 250).boundingBox();
    expect(box?.y).toBeGreaterThan(40);
    expect(box?.y).toBeLessThan(80);
    expect(await layoutShifts(page)).toEqual([]);
    await page.context().close();
  },
);

test('however far one scrolls, a few pages are held', async () => {
  const page = await site.open({ ...ENGLISH, ...DESKTOP });
  await page.goto(address(book));
  const stage = page.getByRole('region', { name: en.pages, exact: true });
  const held: number[] = [];
  for (let part = 0; part <= 20; part++) {
    await stage.evaluate((element, share) => {
      element.scrollTop = element.scrollHeight * share;
    }, part / 20);
    await page.waitForTimeout(150);
    held.push(await page.locator('.reader-page').count());
  }
  expect(Math.max(...held)).toBeLessThanOrEqual(5);
  expect(await shownPage(page)).toBe(String(PAGES));
  await until(() => page.url().includes(`page=${PAGES}`));
  expect(await page.locator('*').count()).toBeLessThan(4_000);
  await page.context().close();
});

test('pages that are left before their pictures came are let go of', async () => {
  const page = await site.open({ ...ENGLISH, ...DESKTOP });
  await page.route('**/pages/*.webp*', async (route) => {
    await page.waitForTimeout(10_000).catch(() => {});
    await route.abort().catch(() => {});
  });
  await page.goto(address(book), { waitUntil: 'commit' });
  const stage = page.locator('#reader-stage');
  for (let part = 0; part < 25; part++) {
    await stage.evaluate((element, share) => {
      element.scrollTop = element.scrollHeight * share;
    }, part / 25);
    await page.locator('.reader-words').first().waitFor({ state: 'attached' });
  }
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable');
  await tools.send('HeapProfiler.collectGarbage');
  const { metrics } = await tools.send('Performance.getMetrics');
  const kept = metrics.find(({ name }) => name === 'Nodes')?.value ?? Number.POSITIVE_INFINITY;
  const standing = await page.evaluate(() => document.evaluate('count(//node())', document).numberValue);
  expect(kept).toBeLessThan(2 * standing + 1_000);
  await page.context().close();
});

test('words lie over the picture as text, in reading order, and copy as they are written', async () => {
  const page = await site.open({ ...CHINESE, ...DESKTOP });
  await page.goto(address(shelf.free, '?page=2'));
  await wordsOf(page, 2).first().waitFor({ state: 'attached' });
  await page.evaluate(() =>
    getSelection()?.selectAllChildren(document.querySelector('[data-page="2"] .reader-words') as Node),
  );
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  const { text } = await site.library.db
    .selectFrom('pages')
    .select('text')
    .where('sha256', '=', shelf.free.sha256)
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  expect(selected.replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''));
  const over = await pageOf(page, 2).evaluate((section) => {
    const ground = section.getBoundingClientRect();
    const word = section.querySelector('.reader-words span')?.getBoundingClientRect();
    return word && word.left >= ground.left && word.right <= ground.right && word.bottom <= ground.bottom;
  });
  expect(over).toBe(true);
  expect(await page.getByRole('region', { name: '第 2 页' }).getAttribute('lang')).toBe(shelf.free.language);
  await page.context().close();
});

test('a search by keyboard marks the words and goes from one to the next', async () => {
  const page = await site.open({ ...CHINESE, ...DESKTOP });
  await page.goto(address(shelf.free));
  await page.locator('#reader-stage').focus();
  // Nobody waits for the panel, nor for what it finds.
  await page.keyboard.press('/');
  await page.keyboard.type('reading', { delay: 60 });
  await until(async () => (await page.locator('input[type=search]').inputValue()) === 'reading');
  await page.locator('input[type=search]:focus').fill('读书 社');
  const count = page.locator('[data-hits-count]');
  await until(async () => /第 1 处，共 [2-9]/.test((await count.textContent()) ?? ''));
  await page.keyboard.press('Enter');
  await until(async () => ((await count.textContent()) ?? '').startsWith('第 2 处'));
  await page.locator('.reader-marks i[data-current]').first().waitFor();
  const again = await site.open({ ...CHINESE, ...DESKTOP });
  await again.goto(page.url().replace(/.*\/documents/, '/documents'));
  await again.locator('.reader-marks i').first().waitFor();
  expect(await again.locator('[data-hits-words]').textContent()).toContain('读书 社');
  await page.context().close();
  await again.context().close();
});

test('hits beyond those that are listed are gone to, backwards round the beginning too', async () => {
  const page = await site.open({ ...CHINESE, ...DESKTOP });
  await page.goto(address(book, '?page=1&q=e'));
  const count = page.locator('[data-hits-count]');
  await until(async () => /第 1 处，共 \d{4,} 处/.test((await count.textContent()) ?? ''));
  const total = Number(/共 (\d+)/.exec((await count.textContent()) ?? '')?.[1]);
  await page.getByRole('link', { name: zh.previousHit }).click();
  await until(async () => (await count.textContent()) === `第 ${total} 处，共 ${total} 处`);
  await page.locator('.reader-marks i[data-current]').first().waitFor();
  expect(Number(await shownPage(page))).toBeGreaterThan(PAGES / 2);
  await page.getByRole('link', { name: zh.nextHit }).click();
  await until(async () => (await count.textContent()) === `第 1 处，共 ${total} 处`);
  await page.context().close();
});

test('the keys that scroll do so without a click before', async () => {
  const page = await site.open({ ...CHINESE, ...PHONE });
  const stage = page.locator('#reader-stage');
  const top = () => stage.evaluate((element) => element.scrollTop);
  for (const key of ['PageDown', 'ArrowDown', ' ']) {
    await page.goto(address(book, '?page=5'));
    await wordsOf(page, 5).first().waitFor({ state: 'attached' });
    const before = await top();
    await page.keyboard.press(key);
    await until(async () => (await top()) > before);
  }
  await page.goto(address(shelf.priced));
  await wordsOf(page, 1).first().waitFor({ state: 'attached' });
  expect(await stage.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await page.context().close();
});

test('pages stand one below the other, alone, or in pairs behind a cover; larger ones get sharper', async () => {
  const page = await site.open({ ...ENGLISH, ...DESKTOP });
  await page.goto(address(book, '?page=3'));
  const menu = page.getByRole('button', { name: en.view });
  await menu.click();
  await page.getByText(en.views.double).click();
  await page.getByText(en.fits.page).click();
  await page.keyboard.press('Escape');
  const numbers = () =>
    page.locator('.reader-page').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['page']));
  expect(new Set(await numbers())).toEqual(new Set(['2', '3']));
  await page.locator('#reader-stage').focus();
  await page.keyboard.press('ArrowRight');
  expect(new Set(await numbers())).toEqual(new Set(['4', '5']));
  await page.keyboard.press('Home');
  expect(await numbers()).toEqual(['1']);
  expect(await widthAsked(page, 1)).toBeLessThanOrEqual(1_200);
  const before = (await pageOf(page, 1).boundingBox()) ?? { width: 0, height: 0 };
  await page.keyboard.press('r');
  const turned = (await pageOf(page, 1).boundingBox()) ?? { width: 0, height: 0 };
  expect(turned.width / turned.height).toBeCloseTo(before.height / before.width, 1);
  for (let press = 0; press < 14; press++) await page.keyboard.press('+');
  expect(await page.locator('.reader-bottom [data-scale]').textContent()).toBe('400%');
  await until(async () => (await widthAsked(page, 1)) === 3_200);
  await page.context().close();
});

test('fingers swipe from page to page and pinch to zoom', async () => {
  const page = await site.open({ ...CHINESE, ...PHONE });
  await page.goto(address(book, '?page=7'));
  await page.getByRole('button', { name: zh.view }).tap();
  await page.getByText(zh.views.single, { exact: true }).tap();
  await page.keyboard.press('Escape');
  const touch = await page.context().newCDPSession(page);
  await drag(touch, [{ x: 300, y: 400 }], [{ x: 80, y: 410 }]);
  await until(async () => (await shownPage(page)) === '8');
  await drag(touch, [{ x: 80, y: 400 }], [{ x: 300, y: 410 }]);
  await until(async () => (await shownPage(page)) === '7');
  const { width } = (await pageOf(page, 7).boundingBox()) ?? { width: 0 };
  await drag(
    touch,
    [
      { x: 150, y: 400 },
      { x: 250, y: 400 },
    ],
    [
      { x: 50, y: 400 },
      { x: 350, y: 400 },
    ],
  );
  await until(async () => ((await pageOf(page, 7).boundingBox())?.width ?? 0) > width * 2.5);
  expect(await shownPage(page)).toBe('7');
  await page.context().close();
});

test.each([PHONE, DESKTOP])(
  'locked pages are never asked for; a card stands in their place ($viewport.width px)',
  async (size) => {
    const page = await site.open({ ...CHINESE, ...size });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address(shelf.priced, '?page=99999'));
    const card = page.getByRole('region', { name: zh.lockedTitle(shelf.priced.pageCount - PREVIEW_PAGES) });
    await card.waitFor();
    expect(await card.getByRole('button').count()).toBe(1);
    expect(await card.getByRole('link', { name: zh.lockedJoin }).getAttribute('href')).toContain(
      '/membership',
    );
    await page.locator('#reader-stage').focus();
    await page.keyboard.press('Home');
    await wordsOf(page, 1).first().waitFor({ state: 'attached' });
    await page.keyboard.press('End');
    await until(async () => (await shownPage(page)) === String(PREVIEW_PAGES + 1));
    await page.getByRole('link', { name: zh.panels.thumbnails }).click();
    await page.locator('.reader-thumbnails img').first().waitFor();
    const pages = asked.flatMap((url) => /\/(?:pages|words)\/(\d+)\./.exec(url)?.[1] ?? []).map(Number);
    expect(Math.max(...pages)).toBe(PREVIEW_PAGES);
    await page.context().close();
  },
);

test('a reader goes on where they stopped, on another device too', async () => {
  const phone = await site.openAs('reader', { ...CHINESE, ...PHONE });
  await phone.goto(address(book));
  await phone.getByLabel(zh.goTo).fill('１２');
  await phone.keyboard.press('Enter');
  await phone.waitForResponse((response) => response.url().endsWith('/progress') && response.ok());
  const desktop = await site.openAs('reader', { ...ENGLISH, ...DESKTOP });
  await desktop.goto(address(book));
  expect(await shownPage(desktop)).toBe('12');
  expect(await desktop.locator('[data-left]').textContent()).toMatch(/left$/);
  await phone.context().close();
  await desktop.context().close();
});

test('words are highlighted and noted, and are there the next time', async () => {
  const page = await site.open({ ...CHINESE, ...DESKTOP });
  await page.goto(address(shelf.free, '?page=2'));
  await selectWords(page, 2, 3, 6);
  await page.getByRole('button', { name: zh.noteWords }).click();
  const note = page.getByRole('textbox', { name: zh.noteLabel, exact: true });
  await note.fill('<img src=x onerror=alert(1)>');
  await page.locator('.reader-note-edit').getByRole('button', { name: '保存' }).click();
  await page.getByText('<img src=x onerror=alert(1)>', { exact: true }).first().waitFor();
  await page.reload();
  await page.locator('.reader-marks i[data-kind=note]').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: zh.notesMarkdown }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.md$/);
  await page.context().close();
});
