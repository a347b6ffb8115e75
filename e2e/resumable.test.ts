import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page, Request } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagesFor } from '../src/ui/messages/index.ts';
import { sha256Of } from './reading.ts';
import { type PeopledSite, settled, startSite, until } from './site.ts';
import { openSlowLine, type SlowLine } from './slow-line.ts';
import { markPage, queued } from './uploading.ts';

const zh = messagesFor('zh-Hans');

let site: PeopledSite;
let line: SlowLine;

beforeAll(async () => {
  site = await startSite();
  line = await openSlowLine(site.url);
});
afterAll(async () => {
  await line.close();
  await site.close();
});

test('an upload whose connection breaks goes on by itself from where it was', async () => {
  const path = await noisePicture('断线.png', 1);
  const page = await openUploadPage();
  const neverReloaded = await markPage(page);
  const offsets = watchOffsets(page);
  await sendUntilUnderWay(page, [path]);
  line.cut();
  await queued(page, zh, '断线.png').getByText(zh.upload.reconnecting).waitFor();
  line.mend();
  await queued(page, zh, '断线.png').getByText(zh.upload.sent).waitFor();
  expect(await neverReloaded()).toBe(true);
  expect(offsets[0]).toBe(0);
  expect(offsets.at(-1)).toBeGreaterThan(0);
  await expectWhole(path);
  await page.context().close();
});

test('an upload goes on after the page was left, when the same file is chosen again', async () => {
  const path = await noisePicture('重开.png', 2);
  const page = await openUploadPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await sendUntilUnderWay(page, [path]);
  line.cut();
  await page.goto('about:blank');
  line.mend();
  await page.goto(`${line.url}/upload`);
  const offsets = watchOffsets(page);
  await send(page, [path]);
  await queued(page, zh, '重开.png').getByText(zh.upload.sent).waitFor();
  expect(offsets).toHaveLength(1);
  expect(offsets[0]).toBeGreaterThan(0);
  await expectWhole(path);
  await page.context().close();
});

test('an upload can be paused, resumed and cancelled, and what was cancelled is not kept', async () => {
  const kept = await noisePicture('暂停.png', 3);
  const dropped = await noisePicture('不要.png', 4);
  const page = await openUploadPage();
  const offsets = watchOffsets(page);
  await sendUntilUnderWay(page, [kept, dropped]);
  await button(page, '暂停.png', zh.upload.pause).click();
  await queued(page, zh, '暂停.png').getByText(zh.upload.paused).waitFor();
  await button(page, '不要.png', zh.upload.cancel).click();
  await queued(page, zh, '不要.png').waitFor({ state: 'detached' });
  await button(page, '暂停.png', zh.upload.resume).click();
  await queued(page, zh, '暂停.png').getByText(zh.upload.sent).waitFor();
  expect(offsets.filter((offset) => offset > 0)).toHaveLength(1);
  await expectWhole(kept);
  expect(await documentsNamed('不要.png')).toEqual([]);
  await page.context().close();
});

function button(page: Page, fileName: string, label: string): Locator {
  return queued(page, zh, fileName).getByRole('button', { name: `${label}: ${fileName}` });
}

async function openUploadPage(): Promise<Page> {
  const page = await site.openAs('press');
  await page.goto(`${line.url}/upload`);
  return page;
}

async function sendUntilUnderWay(page: Page, paths: string[]): Promise<void> {
  const before = line.sent();
  await send(page, paths);
  await until(() => line.sent() - before > 2_000_000);
}

async function send(page: Page, paths: string[]): Promise<void> {
  await page.getByLabel(zh.upload.choose).setInputFiles(paths);
  await page.getByRole('button', { name: zh.upload.send, exact: true }).click();
}

/** A picture of noise, which does not compress: one page of 9 MB. */
async function noisePicture(name: string, seed: number): Promise<string> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const create = { width: 1_700, height: 1_760 + seed, channels: 3, background: '#888', noise } as const;
  const path = join(site.library.config.dataDir, name);
  await writeFile(path, await sharp({ create }).png({ compressionLevel: 0 }).toBuffer());
  return path;
}

/** From which byte each piece was sent. */
function watchOffsets(page: Page): number[] {
  const offsets: number[] = [];
  page.on('request', (request: Request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
}

async function expectWhole(path: string): Promise<void> {
  await settled(site);
  const bytes = await readFile(path);
  const whole = { sha256: sha256Of(bytes), bytes: bytes.length, stage: 'ready', page_count: 1 };
  expect(await documentsNamed(path.split('/').at(-1) ?? '')).toEqual([whole]);
  await rm(path);
}

async function documentsNamed(name: string) {
  const columns = ['sha256', 'bytes', 'stage', 'page_count'] as const;
  return site.library.db.selectFrom('documents').select(columns).where('file_name', '=', name).execute();
}
