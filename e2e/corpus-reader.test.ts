import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Document, getDocument } from '../src/catalog/index.ts';
import { messagesFor } from '../src/ui/messages/index.ts';
import { CHINESE, ENGLISH, type PeopledSite, settled, startSite, until } from './site.ts';

const corpus = resolve(process.env['CORPUS_DIR'] ?? '../shared/corpus');
/** The longest, two in English, a workbook, and a picture-like PDF whose words nobody can read. */
const FILES = {
  longest: 'txt/红楼梦.txt',
  english: 'pdf/OWASP_Application_Security_Verification_Standard_5.0.0_en.pdf',
  book: 'epub/childrens-literature.epub',
  workbook: 'xlsx/Open-Source-Policy-Template-zh-Hans-OpenChain2.1-ISO5230.xlsx',
  wordless: 'pdf/leetcode-cpp.pdf',
};
const SIZES = [
  { viewport: { width: 390, height: 844 }, hasTouch: true },
  { viewport: { width: 1_280, height: 900 } },
];
const zh = messagesFor('zh-Hans');
const en = messagesFor('en');

describe.skipIf(!existsSync(join(corpus, 'pdf')))('real documents in the reader', () => {
  let site: PeopledSite;
  const documents = {} as Record<keyof typeof FILES, Document>;

  beforeAll(async () => {
    site = await startSite();
    const { library, people } = site;
    const names = Object.keys(FILES) as Array<keyof typeof FILES>;
    for (const name of names) {
      const file = join(corpus, FILES[name]);
      const bytes = await readFile(file);
      documents[name] = await library.receive(bytes, basename(file), people.press.id, { then: 'publish' });
      await settled(site);
    }
    for (const name of names) documents[name] = await getDocument(library.db, documents[name].id);
  }, 240_000);
  afterAll(() => site.close());

  /** A window that writes down whatever goes wrong in it. */
  async function open(options: object): Promise<{ page: Page; problems: string[] }> {
    const page = await site.open(options);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('response', (response) => response.status() >= 500 && problems.push(response.url()));
    return { page, problems };
  }

  const read = ({ id }: Document, query = '') => `/documents/${id}/read${query}`;
  const picture = (page: Page, number: number) => page.locator(`section[data-page="${number}"] img`);
  /** Text put in as by an input method presses no keys, so it goes only where the field already stands. */
  async function typeIntoSearch(page: Page, words: string): Promise<void> {
    await page.keyboard.press('/');
    await page.locator('input[type=search]:focus').waitFor();
    await page.keyboard.type(words);
  }
  const shownPage = (page: Page) => page.getByLabel(/跳到页码|Go to page/).inputValue();

  test.each(SIZES)(
    'a thousand pages: turned by keys, searched in the other script ($viewport.width px)',
    async (size) => {
      const { page, problems } = await open({ ...CHINESE, ...size });
      const { pageCount } = documents.longest;
      expect(pageCount).toBeGreaterThan(500);
      await page.goto(read(documents.longest, '?page=500'));
      await picture(page, 500).waitFor();
      await typeIntoSearch(page, '賈寶玉');
      const count = page.locator('[data-hits-count]');
      await until(async () => /共 [1-9]/.test((await count.textContent()) ?? ''));
      const hit = Number(await shownPage(page));
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.locator('.reader-marks i').first().waitFor();
      expect(hit).toBeGreaterThan(1);
      await page.locator('#reader-stage').focus();
      await page.keyboard.press('End');
      await until(async () => (await shownPage(page)) === String(pageCount));
      await picture(page, pageCount).waitFor();
      await page.keyboard.press('ArrowLeft');
      await until(async () => (await shownPage(page)) === String(pageCount - 1));
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  test.each(SIZES)(
    'an English standard: contents, two pages, a search across lines ($viewport.width px)',
    async (size) => {
      const { page, problems } = await open({ ...ENGLISH, ...size });
      await page.goto(read(documents.english));
      await page.getByRole('link', { name: en.reading.panels.contents }).click();
      await page.locator('.reader-panel a[data-to]').nth(5).click();
      await until(async () => Number(await shownPage(page)) > 1);
      await page.getByRole('button', { name: en.reading.view }).click();
      await page.getByText(en.reading.views.double, { exact: true }).click();
      await page.keyboard.press('Escape');
      await until(async () => (await page.locator('.reader-page').count()) <= 2);
      await page.goto(read(documents.english, '?panel=search&q=access%20control'));
      await page.locator('.reader-hit').nth(3).waitFor();
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  test.each(SIZES)(
    'a novel as flowing text, larger and on ink, and a workbook as tables ($viewport.width px)',
    async (size) => {
      const { page, problems } = await open({ ...ENGLISH, ...size, colorScheme: 'dark' });
      await page.goto(`${read(documents.book)}/flow?page=20`);
      await page.getByLabel(en.reading.flow.size).selectOption('huge');
      await page.getByRole('button', { name: en.reading.flow.apply }).click();
      await page.goto(`${read(documents.book)}/flow?page=30`);
      expect(await page.getByLabel(en.reading.flow.size).inputValue()).toBe('huge');
      await page.goto(`${read(documents.workbook)}/table`);
      const tabs = page.getByRole('navigation', { name: en.table.sheets }).getByRole('link');
      expect(await tabs.allTextContents()).toContain('政策');
      await tabs.filter({ hasText: '政策' }).click();
      const frame = page.getByRole('region', { name: '政策' });
      await frame.focus();
      await page.keyboard.press('End');
      await until(() => frame.evaluate((element) => element.scrollTop > 0));
      const top = await frame.evaluate((element) => element.getBoundingClientRect().top);
      const head = (await frame.locator('thead th', { hasText: '政策通用描述' }).boundingBox()) ?? { y: 0 };
      expect(head.y).toBeGreaterThanOrEqual(top);
      expect(head.y).toBeLessThan(top + 80);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  test('pages whose words nobody can read show, and say that nothing is found', async () => {
    const { page, problems } = await open({ ...CHINESE, ...SIZES[1] });
    await page.goto(read(documents.wordless, `?page=${documents.wordless.pageCount}`));
    await picture(page, documents.wordless.pageCount).waitFor();
    await typeIntoSearch(page, '二叉树');
    await page.getByText(zh.reading.hitsNone).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
