import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { messagesFor } from '../src/ui/messages/index.ts';

const zh = messagesFor('zh-Hans');

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Searches as a person does, from the box of the page. */
export async function search(page: Page, label: string, query: string): Promise<void> {
  // With scripts it suggests, which makes a combobox of it.
  const box = page.getByRole('searchbox', { name: label }).or(page.getByRole('combobox', { name: label }));
  await box.fill(query);
  await box.press('Enter');
  await page.waitForURL(/\/search\?/);
}

export async function chooseTheme(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('group').filter({ has: page.getByLabel(zh.site.theme, { exact: true }) });
  await menu.first().locator('summary').click();
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name, exact: true }).filter({ visible: true }).click(),
  ]);
}

export async function titles(page: Page): Promise<string[]> {
  return page.getByRole('main').getByRole('listitem').getByRole('heading').allTextContents();
}

/** What is seen, not what is declared: the brightness of the page's ground. */
export async function lightness(page: Page): Promise<'light' | 'dark'> {
  const colour = await page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return Array.from(canvas.getImageData(0, 0, 1, 1).data.subarray(0, 3));
  });
  return colour.reduce((sum, value) => sum + value, 0) / 3 > 128 ? 'light' : 'dark';
}
