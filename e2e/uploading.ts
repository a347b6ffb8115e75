import type { Locator, Page } from 'playwright-core';
import type { Messages } from '../src/ui/messages/index.ts';

export interface ChosenFile {
  name: string;
  buffer: Buffer;
}

export function chosen(name: string, content: string | Uint8Array): ChosenFile {
  return { name, buffer: Buffer.from(content) };
}

/** Chooses the files as the system's dialog would, and sends them. */
export async function upload(page: Page, t: Messages, files: ChosenFile[]): Promise<void> {
  await choose(page, t, files);
  await page.getByRole('button', { name: t.upload.send, exact: true }).click();
}

export async function choose(page: Page, t: Messages, files: ChosenFile[]): Promise<void> {
  const payload = files.map((file) => ({ ...file, mimeType: 'application/octet-stream' }));
  await page.getByLabel(t.upload.choose).setInputFiles(payload);
}

/** Lets files fall on the zone that takes them. */
export async function drop(page: Page, files: Array<{ name: string; text: string }>): Promise<void> {
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  const zone = page.locator('[data-drop]');
  for (const event of ['dragenter', 'dragover', 'drop']) await zone.dispatchEvent(event, { dataTransfer });
}

/** A file on its way. */
export function queued(page: Page, t: Messages, name: string): Locator {
  return page.getByRole('region', { name: t.upload.queue }).getByRole('listitem').filter({ hasText: name });
}

/** A file that has arrived: a row that its title or its file's name tells from the others. */
export function row(page: Page, name: string): Locator {
  const heading = page.getByRole('heading', { level: 3 });
  return page.getByRole('main').getByRole('listitem').filter({ has: heading, hasText: name });
}

/** Marks the page, to see later that it was never loaded again. */
export async function markPage(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.documentElement.setAttribute('data-never-reloaded', ''));
  return async () => (await page.locator('html[data-never-reloaded]').count()) === 1;
}
