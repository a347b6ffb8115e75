import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareSetup } from '../src/accounts/index.ts';
import { editDocument, findDocument, type Document } from '../src/catalog/index.ts';
import { messagesFor } from '../src/ui/messages/index.ts';
import { damagedPdf } from './documents.ts';
import { type Site, settled, startSite } from './site.ts';
import { row } from './uploading.ts';

const zh = messagesFor('zh-Hans');
const PASSWORD = '一句很长的话当密码';

let site: Site;

beforeAll(async () => {
  site = await startSite({ people: false });
});
afterAll(() => site.close());

test('the one-time link opens a fresh library, once', async () => {
  const token = (await prepareSetup(site.library.db)) ?? '';
  const page = await site.open();
  await page.goto(`/setup?token=${token}`);
  await page.getByLabel(zh.setup.libraryName).fill('石门湾图书馆');
  await page.getByLabel(zh.signUp.name, { exact: true }).fill('馆长');
  await page.getByLabel(zh.signUp.email).fill('head@test.example');
  await page.getByLabel(zh.signUp.password).fill(PASSWORD);
  await page.getByRole('button', { name: zh.setup.submit }).click();
  await page.getByRole('heading', { name: zh.home.emptyTitle }).waitFor();
  expect(await page.getByText(zh.home.emptyOperator).isVisible()).toBe(true);
  await page.reload();
  expect(await page.title()).toBe('石门湾图书馆');

  const second = await site.open();
  const response = await second.goto(`/setup?token=${token}`);
  expect(response?.status()).toBe(404);
  expect(await second.getByLabel(zh.setup.libraryName).count()).toBe(0);
  await second.context().close();
  await page.context().close();
});
