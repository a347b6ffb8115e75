import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagesFor } from '../src/ui/messages/index.ts';
import { fillShelf, type Shelf } from './documents.ts';
import { CHINESE, ENGLISH, type PeopledSite, startSite } from './site.ts';

let site: PeopledSite;
let shelf: Shelf;

beforeAll(async () => {
  site = await startSite();
  shelf = await fillShelf(site);
});
afterAll(() => site.close());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1_280, height: 900 } };

test.each([
  ['Chinese on a phone', { ...CHINESE, ...PHONE }, messagesFor('zh-Hans')],
  ['English at a desk', { ...ENGLISH, ...DESKTOP }, messagesFor('en')],
])('a visitor finds, filters, removes and takes along where they have been: %s', async (_, look, t) => {
  const page = await site.open({ ...look, timezoneId: 'Pacific/Kiritimati' });
  for (const { id } of [shelf.free, shelf.english, shelf.priced]) await page.goto(`/documents/${id}`);
  await openMenu(page, t.site.menu);
  await page.getByRole('link', { name: t.footprints.title }).filter({ visible: true }).click();
  await page.waitForURL('**/footprints');
  const titles = page.locator('main h3');
  expect(await titles.allTextContents()).toEqual([shelf.priced.title, shelf.english.title, shelf.free.title]);
  expect(await titlesOfDays(page)).toEqual([t.footprints.today(dayThere(look.locale))]);
  await page.getByLabel(t.footprints.words).fill('reading');
  await page.getByRole('button', { name: t.footprints.apply, exact: true }).click();
  expect(await titles.allTextContents()).toEqual([shelf.english.title]);
  await page.getByRole('link', { name: t.footprints.clear }).click();
  await page.getByRole('button', { name: t.footprints.removeOne(shelf.priced.title) }).click();
  expect(await titles.allTextContents()).toEqual([shelf.english.title, shelf.free.title]);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: t.footprints.export('CSV') }).click();
  expect((await downloading).suggestedFilename()).toBe('footprints.csv');
  await page.getByRole('button', { name: t.footprints.pause }).click();
  await page.goto(`/documents/${shelf.table.id}`);
  await page.goto('/footprints');
  await page.getByText(t.footprints.pausedNow).waitFor();
  expect(await titles.allTextContents()).toEqual([shelf.english.title, shelf.free.title]);
  await page.context().close();
});

test('what was read to its middle is offered on the front page, and leads back there', async () => {
  const t = messagesFor('en');
  const page = await site.openAs('reader', { ...ENGLISH, ...DESKTOP });
  await page.goto(`/documents/${shelf.free.id}`);
  await page.request.post(`/documents/${shelf.free.id}/read/progress`, {
    form: { page: '3' },
    headers: { origin: site.url },
  });
  await site.library.footprints.flush();
  await page.goto('/');
  await page.getByRole('heading', { name: t.footprints.continueReading }).waitFor();
  const link = page.getByRole('link', { name: shelf.free.title }).first();
  expect(await link.getAttribute('href')).toBe(`/documents/${shelf.free.id}/read?page=3`);
  await page.context().close();
});

test('a document is put on the shelf, into a list, and reviewed, by keyboard alone and without scripts', async () => {
  const t = messagesFor('zh-Hans');
  const page = await site.openAs('reader', { ...CHINESE, ...PHONE, javaScriptEnabled: false });
  await page.goto(`/documents/${shelf.free.id}`);
  await press(page, t.shelf.addFavourite);
  await page.getByRole('button', { name: t.shelf.removeFavourite }).waitFor();
  await page.getByRole('link', { name: t.shelf.addToList }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(t.shelf.newList).focus();
  await page.keyboard.type('灯下');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/documents/${shelf.free.id}/**`);
  await page.goto(`/reviews/${shelf.free.id}`);
  await page.getByLabel(t.reviews.starsOfFive(1)).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await press(page, t.reviews.publish);
  await page.getByRole('button', { name: t.common.remove, exact: true }).waitFor();
  expect(await page.getByRole('img', { name: t.reviews.starsOfFive(4) }).count()).toBeGreaterThan(0);
  await page.goto('/shelf?part=lists');
  await page.getByRole('link', { name: '灯下' }).click();
  expect(await page.locator('main h3').allTextContents()).toEqual([shelf.free.title]);
  await page.context().close();
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** On a phone, the links are in the menu. */
async function openMenu(page: Page, name: string): Promise<void> {
  const menu = page.locator(`summary[aria-label="${name}"]`);
  if (await menu.isVisible()) await menu.click();
}

function titlesOfDays(page: Page): Promise<string[]> {
  return page.locator('main section > div > h2').allTextContents();
}

/** Today in the farthest zone, where it is tomorrow for most. */
function dayThere(locale: string): string {
  const language = locale.startsWith('zh') ? 'zh-Hans' : 'en';
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'Pacific/Kiritimati' }).format();
}
