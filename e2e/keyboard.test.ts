import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagesFor } from '../src/ui/messages/index.ts';
import { fillShelf, type Shelf } from './documents.ts';
import { ENGLISH, type PeopledSite, startSite } from './site.ts';

const en = messagesFor('en');

let site: PeopledSite;
let shelf: Shelf;

beforeAll(async () => {
  site = await startSite();
  shelf = await fillShelf(site);
});
afterAll(() => site.close());

test('the first stop skips to the content, and is seen only then', async () => {
  const page = await site.open(ENGLISH);
  await page.goto('/categories/contracts');
  const skip = page.getByRole('link', { name: en.site.skip });
  const isSeen = async () => ((await skip.boundingBox())?.height ?? 0) > 20;
  expect(await isSeen()).toBe(false);
  await page.keyboard.press('Tab');
  expect(await isSeen()).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(
    true,
  );
  await page.context().close();
});

test('a document is found, read about and downloaded without a mouse', async () => {
  const page = await site.open(ENGLISH);
  await page.goto('/');
  await tabTo(page, (element) => element instanceof HTMLInputElement && element.type === 'search');
  await page.keyboard.type('reading room');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?/);
  await tabTo(page, (element) => element.textContent?.includes('How to Run a Reading Room') ?? false);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/documents/${shelf.english.id}/**`);
  await tabTo(page, (element) => element.getAttribute('href')?.endsWith('/download') ?? false);
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await downloading).suggestedFilename()).toBe('How to Run a Reading Room.md');
  await page.context().close();
});

test.each([
  ['a phone', { width: 390, height: 844 }, en.site.menu],
  ['a desktop', { width: 1_280, height: 800 }, en.site.theme],
])('the menu of %s opens, closes and gives the focus back', async (_, viewport, label) => {
  const page = await site.open({ ...ENGLISH, viewport });
  await page.goto('/');
  const isMenu = (element: Element, name: string) =>
    element.tagName === 'SUMMARY' && element.getAttribute('aria-label') === name;
  await tabTo(page, isMenu, label);
  const ink = page.getByRole('button', { name: en.site.themes.ink }).filter({ visible: true });
  expect(await ink.count()).toBe(0);
  await page.keyboard.press('Enter');
  await ink.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await ink.waitFor({ state: 'hidden' });
  expect(await page.evaluate(isMenuFocused, label)).toBe(true);
  await page.keyboard.press('Enter');
  await tabTo(page, (element, name) => element.textContent?.trim() === name, en.site.themes.ink);
  await page.keyboard.press('Enter');
  await page.locator('html[data-theme=ink]').waitFor();
  await page.context().close();
});

test('an opened menu closes when the focus goes elsewhere', async () => {
  const page = await site.open(ENGLISH);
  await page.goto('/categories/contracts');
  const menu = page.locator('details[data-menu]', { has: page.getByLabel(en.site.theme, { exact: true }) });
  await menu.first().locator('summary').click();
  await page.getByRole('combobox').focus();
  await expect.poll(() => page.locator('details[data-menu][open]').count()).toBe(0);
  await page.context().close();
});

test.each(['light', 'dark'] as const)('the focus is seen wherever it is (%s)', async (colorScheme) => {
  const page = await site.openAs('operator', { ...ENGLISH, colorScheme, reducedMotion: 'reduce' });
  const paths = ['/', `/documents/${shelf.free.id}`, '/search?q=a', '/upload', '/desk/documents', '/account'];
  for (const path of paths) {
    await page.goto(path);
    const unseen = await stopsWithoutMark(page);
    expect(unseen, path).toEqual([]);
  }
  await page.context().close();
});

const MAX_STOPS = 60;

/** Presses Tab until the focus is where it should be; `argument` is handed to the browser with the test. */
async function tabTo(
  page: Page,
  isThere: (element: Element, argument: string) => boolean,
  argument = '',
): Promise<void> {
  for (let stops = 0; stops < MAX_STOPS; stops++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluateHandle(() => document.activeElement as Element);
    if (await focused.evaluate(isThere, argument)) return;
  }
  throw new Error(`nothing was reached that fits ${isThere.toString()} ${argument}`);
}

function isMenuFocused(label: string): boolean {
  return document.activeElement?.getAttribute('aria-label') === label;
}

/** What the focus reaches by Tab without a visible outline there, or out of sight. */
async function stopsWithoutMark(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  for (let stops = 0; stops < MAX_STOPS; stops++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1.5;
      const isColoured = !/\/ 0\)|, 0\)|transparent/.test(outlineColor);
      const { width, height, top, bottom } = element.getBoundingClientRect();
      const isInSight = width > 1 && height > 1 && bottom > 0 && top < window.innerHeight;
      return { name: element.outerHTML.slice(0, 160), isMarked: isOutlined && isColoured && isInSight };
    });
    if (!found) break;
    if (!found.isMarked) unseen.push(found.name);
  }
  return unseen;
}
