import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { odpOf } from '../src/ingest/office/test-documents.ts';
import { type Document, getDocument } from '../src/catalog/index.ts';
import { messagesFor } from '../src/ui/messages/index.ts';
import { fillShelf, PREVIEW_PAGES, type Shelf } from './documents.ts';
import { makeExtremePages } from './extreme-pages.ts';
import { drag } from './fingers.ts';
import { CHINESE, ENGLISH, type PeopledSite, settled, startSite, until } from './site.ts';

const zh = messagesFor('zh-Hans').reading;
const en = messagesFor('en').reading;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const DESKTOP = { viewport: { width: 1_280, height: 900 } };

let site: PeopledSite;
let shelf: Shelf;
let extreme: Document;
let slides: Document;

beforeAll(async () => {
  site = await startSite();
  shelf = await fillShelf(site);
  const { press } = site.people;
  const publish = { then: 'publish' } as const;
  extreme = await site.library.receive(makeExtremePages(), 'extreme.pdf', press.id, publish);
  slides = await site.library.receive(odpOf(['第一张', '第二张', '第三张']), 'slides.odp', press.id, publish);
  await settled(site);
  extreme = await getDocument(site.library.db, extreme.id);
  slides = await getDocument(site.library.db, slides.id);
});
afterAll(() => site.close());

const address = (document: Document, query = '') => `/documents/${document.id}/read${query}`;
const pageOf = (page: Page, number: number) => page.locator(`section[data-page="${number}"]`);
const shownPage = (page: Page) => page.getByLabel(/跳到页码|Go to page/).inputValue();
const isFullscreen = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);
/** What a move brings with it (its `scroll` event, the stage's new size) has come too. */
const moved = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
const widthAsked = async (page: Page, number: number) =>
  Number(/w=(\d+)/.exec((await pageOf(page, number).locator('img').getAttribute('src')) ?? '')?.[1]);

/** Chromium has no voices where the tests run: these two say in `spoken` what they are given, at once when `go` is called. */
async function giveVoices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spoken: Array<{ text: string; lang: string }> = [];
    const waiting: SpeechSynthesisUtterance[] = [];
    const synthesis = {
      getVoices: () => [
        { name: 'A', lang: 'en-US' },
        { name: 'B', lang: 'zh_CN' },
      ],
      speak: (utterance: SpeechSynthesisUtterance) => {
        spoken.push({ text: utterance.text, lang: utterance.lang });
        waiting.push(utterance);
      },
      cancel: () => waiting.splice(0),
      addEventListener: () => {},
    };
    class Utterance extends EventTarget {
      text: string;
      lang = '';
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    const go = () => waiting.shift()?.dispatchEvent(new Event('end'));
    Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, spoken, go });
    Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
  });
}

interface Voices {
  spoken: Array<{ text: string; lang: string }>;
  go(): void;
}

const spokenOn = (page: Page) => page.evaluate(() => (globalThis as unknown as Voices).spoken);
const goOn = (page: Page) => page.evaluate(() => (globalThis as unknown as Voices).go());

test('without voices nothing offers to read aloud', async () => {
  const page = await site.open({ ...ENGLISH, ...DESKTOP });
  await page.goto(address(shelf.free));
  await page.getByRole('button', { name: en.view }).click();
  expect(await page.getByRole('button', { name: en.aloud.start }).count()).toBe(0);
  await page.context().close();
});

test('pages are read aloud from where one is, sentence by sentence, to the end of what may be seen', async () => {
  const page = await site.open({ ...CHINESE, ...DESKTOP });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await giveVoices(page);
  await page.goto(address(shelf.priced, `?page=${PREVIEW_PAGES - 1}`));
  await page.getByRole('button', { name: zh.view }).click();
  await page.getByRole('button', { name: zh.aloud.start, exact: true }).click();
  const bar = page.getByRole('group', { name: zh.aloud.title });
  await bar.getByText('正在朗读第 1 页').waitFor();
  await page.locator('.reader-marks i[data-kind=aloud]').first().waitFor();
  await until(async () => (await spokenOn(page)).length === 1);
  expect((await spokenOn(page))[0]?.lang).toBe('zh_CN');
  await goOn(page);
  await bar.getByRole('button', { name: zh.aloud.pause }).press('Enter');
  const before = await spokenOn(page);
  await bar.getByRole('button', { name: zh.aloud.resume }).press('Enter');
  expect(await spokenOn(page)).toEqual([...before, before.at(-1)]);
  for (let sentences = 0; sentences < 400 && (await bar.isVisible()); sentences++) {
    await page.waitForTimeout(10);
    await goOn(page);
  }
  expect(await bar.isVisible()).toBe(false);
  expect(await shownPage(page)).toBe(String(PREVIEW_PAGES));
  const texts = await site.library.db
    .selectFrom('pages')
    .select('text')
    .where('sha256', '=', shelf.priced.sha256)
    .where('number', '<=', PREVIEW_PAGES)
    .orderBy('number')
    .execute();
  const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const said = (await spokenOn(page)).map(({ text }) => text);
  said.splice(before.length, 1);
  expect(letters(said.join(''))).toBe(letters(texts.map(({ text }) => text).join('')));
  const numbers = asked.flatMap((url) => /words\/(\d+)\./.exec(url)?.[1] ?? []).map(Number);
  expect(Math.max(...numbers)).toBe(PREVIEW_PAGES);
  await page.context().close();
});

test('how pages are shown is remembered on the device, and nothing odd is believed', async () => {
  const page = await site.open({ ...ENGLISH, ...DESKTOP });
  await page.goto(address(shelf.free));
  await page.getByRole('button', { name: en.view }).click();
  await page.getByText(en.views.single, { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.locator('#reader-stage').focus();
  await page.keyboard.press('+');
  const scale = await page.locator('.reader-bottom [data-scale]').textContent();
  await page.goto(address(shelf.english));
  await until(async () => (await page.locator('.reader-bottom [data-scale]').textContent()) === scale);
  expect(await page.locator('.reader-page').count()).toBe(1);
  await page.evaluate(() => localStorage.setItem('reader-looks', '{"view":"<b>","fit":"scale","scale":1e9}'));
  await page.goto(address(shelf.free));
  await until(async () =>
    /^\d{2,3}%$/.test((await page.locator('.reader-bottom [data-scale]').textContent()) ?? ''),
  );
  await page.context().close();
});

test.each([PHONE, DESKTOP])(
  'slides are shown on the whole screen, turned by keys and fingers, and left as they were ($viewport.width px)',
  async (size) => {
    const page = await site.open({ ...CHINESE, ...size });
    await page.goto(address(slides));
    await pageOf(page, 1).locator('img').waitFor();
    await page.getByRole('button', { name: zh.view }).click();
    await page.getByRole('button', { name: zh.slides }).click();
    await until(() => isFullscreen(page));
    await until(async () => (await page.locator('.reader-page').count()) === 1);
    await page.keyboard.press('ArrowRight');
    await pageOf(page, 2).waitFor();
    await page.keyboard.press(' ');
    await pageOf(page, 3).waitFor();
    await page.keyboard.press('PageUp');
    await pageOf(page, 2).waitFor();
    await page.mouse.click(size.viewport.width * 0.6, 300);
    await pageOf(page, 3).waitFor();
    await page.mouse.click(20, 300);
    await pageOf(page, 2).waitFor();
    if ('hasTouch' in size) {
      const touch = await page.context().newCDPSession(page);
      await drag(touch, [{ x: 300, y: 400 }], [{ x: 80, y: 405 }]);
      await pageOf(page, 3).waitFor();
      await drag(touch, [{ x: 80, y: 400 }], [{ x: 300, y: 405 }]);
      await pageOf(page, 2).waitFor();
    }
    const box = (await pageOf(page, 2).boundingBox()) ?? { width: 0, height: 0 };
    expect(box.width).toBeLessThanOrEqual(size.viewport.width);
    expect(box.height).toBeLessThanOrEqual(size.viewport.height);
    await page.evaluate(() => document.exitFullscreen());
    await until(async () => (await page.locator('.reader-page').count()) > 1);
    await moved(page);
    expect(await shownPage(page)).toBe('2');
    await page.getByRole('link', { name: zh.nextPage, exact: true }).click();
    await moved(page);
    expect(await shownPage(page)).toBe('3');
    await page.getByRole('link', { name: zh.previousPage, exact: true }).click();
    await moved(page);
    expect(await shownPage(page)).toBe('2');
    expect(await page.evaluate(() => localStorage.getItem('reader-looks'))).toBeNull();
    await page.context().close();
  },
);

test('F fills the screen with the reader and gives it back', async () => {
  const page = await site.open({ ...ENGLISH, ...DESKTOP });
  await page.goto(address(shelf.free));
  await page.locator('#reader-stage').focus();
  await page.keyboard.press('f');
  await until(() => isFullscreen(page));
  expect(await page.getByRole('button', { name: en.view }).isVisible()).toBe(true);
  await page.keyboard.press('f');
  await until(async () => !(await isFullscreen(page)));
  await page.context().close();
});

test('where a browser gives no screen, slides fill the window, and the cross ends them', async () => {
  const page = await site.open({ ...CHINESE, ...PHONE });
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, 'fullscreenEnabled', { get: () => false });
  });
  await page.goto(address(slides));
  await pageOf(page, 1).locator('img').waitFor();
  const end = page.getByRole('button', { name: zh.endSlides });
  expect(await end.isVisible()).toBe(false);
  await page.getByRole('button', { name: zh.view }).click();
  await page.getByRole('button', { name: zh.slides }).click();
  await until(async () => (await page.locator('.reader-page').count()) === 1);
  expect(await page.locator('.reader-middle').boundingBox()).toMatchObject({ x: 0, y: 0, ...PHONE.viewport });
  await page.touchscreen.tap(300, 500);
  await pageOf(page, 2).waitFor();
  await end.tap();
  await until(async () => (await page.locator('.reader-page').count()) > 1);
  await moved(page);
  expect(await shownPage(page)).toBe('2');
  await page.getByRole('button', { name: zh.view }).click();
  await page.getByRole('button', { name: zh.slides }).click();
  await until(async () => (await page.locator('.reader-page').count()) === 1);
  await page.keyboard.press('Escape');
  await until(async () => (await page.locator('.reader-page').count()) > 1);
  await page.context().close();
});

test.each([PHONE, DESKTOP])(
  'a page of 14,400 points a side and one of 50,000 words open, scroll and zoom ($viewport.width px)',
  async (size) => {
    const page = await site.open({ ...ENGLISH, ...size });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('response', (response) => response.status() >= 500 && problems.push(response.url()));
    await page.goto(address(extreme));
    expect(extreme.pageCount).toBe(3);
    const image = pageOf(page, 1).locator('img');
    await image.waitFor();
    await image.evaluate((one: HTMLImageElement) => one.decode());
    await page.locator('#reader-stage').focus();
    for (let press = 0; press < 14; press++) await page.keyboard.press('+');
    await until(async () => (await widthAsked(page, 1)) === 3_200);
    await until(() =>
      pageOf(page, 1)
        .locator('img')
        .evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 1_600),
    );
    await page.evaluate(() => localStorage.clear());
    await page.goto(address(extreme, '?page=2'));
    const words = pageOf(page, 2).locator('.reader-words span');
    await words.first().waitFor({ state: 'attached' });
    const held = await words.count();
    expect(held).toBeGreaterThan(100);
    expect(held).toBeLessThanOrEqual(4_000);
    const said = await pageOf(page, 2).locator('.reader-words').textContent();
    expect(said?.match(/w\d+/g)?.length).toBe(50_000);
    const stage = page.locator('#reader-stage');
    for (let part = 0; part <= 10; part++) {
      await stage.evaluate((element, share) => {
        element.scrollTop = element.scrollHeight * share;
      }, part / 10);
      await page.waitForTimeout(50);
    }
    await pageOf(page, 3).locator('img').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  },
);
