import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToken, prepareSetup } from '../src/accounts/index.ts';
import { replaceFile } from '../src/catalog/index.ts';
import { damagedPdf, fillShelf, type Shelf } from './documents.ts';
import { CHINESE, ENGLISH, type PeopledSite, type Site, settled, startEmptySite, startSite } from './site.ts';

declare global {
  interface Window {
    axe: { run: (options: object) => Promise<AxeResults> };
  }
}

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1_280, height: 900 };
/** Every pair of width, language and theme is seen; all eight together would only cost time. */
const LOOKS = [
  {
    language: CHINESE,
    sights: [
      { size: PHONE, colorScheme: 'light' },
      { size: DESKTOP, colorScheme: 'dark' },
    ],
  },
  {
    language: ENGLISH,
    sights: [
      { size: PHONE, colorScheme: 'dark' },
      { size: DESKTOP, colorScheme: 'light' },
    ],
  },
] as const;

let site: PeopledSite;
let empty: Site;
let shelf: Shelf;
let axeSource: string;
/** Documents that stay as they are: not processed yet, and failed. */
let waiting: string;
let failed: string;
/** A document with two versions and a third that could not be read. */
let versioned: string;
/** A list on the operator's shelf. */
let list: string;

beforeAll(async () => {
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  site = await startSite();
  empty = await startEmptySite();
  shelf = await fillShelf(site);
  const { library, people } = site;
  failed = (await library.receive(damagedPdf(), '坏的.pdf', people.operator.id)).id;
  versioned = await keepVersions();
  await settled(site);
  await site.stopWorker();
  list = await keepThings();
  waiting = (await library.receive('# 排队\n\n内容。', '排队.md', people.operator.id)).id;
  await createToken(library.db, people.operator.id, 'backup');
});
afterAll(async () => {
  await site.close();
  await empty.close();
});

test.each(LOOKS)(
  'what visitors see has no fault that a machine can find ($language.locale)',
  async (look) => {
    const page = await site.open({ ...look.language, bypassCSP: true, reducedMotion: 'reduce' });
    const paths = [
      '/',
      '/categories/contracts',
      '/categories/design',
      '/search',
      `/search?q=${encodeURIComponent('图书')}`,
      '/search?q=qqxxzzyy&format=pdf',
      `/documents/${shelf.free.id}`,
      `/documents/${shelf.priced.id}`,
      `/documents/${shelf.english.id}`,
      `/documents/${shelf.free.id}/read?page=2&panel=contents`,
      `/documents/${shelf.free.id}/read?panel=thumbnails`,
      `/documents/${shelf.free.id}/read?page=2&panel=search&q=${encodeURIComponent('读书')}`,
      `/documents/${shelf.english.id}/read?panel=notes`,
      `/documents/${shelf.priced.id}/read?page=99`,
      `/documents/${shelf.free.id}/read/print`,
      `/documents/${shelf.table.id}/read/table`,
      `/documents/${versioned}`,
      '/sign-in',
      '/sign-up',
      '/nothing-here',
      '/footprints',
      '/footprints?q=qqxxzzyy',
      `/reviews/${shelf.free.id}`,
      '/follows/stop/unknown',
    ];
    const faults: string[] = [];
    for (const path of paths) faults.push(...(await inspect(page, path, look.sights)));
    await page.goto('/categories/design');
    faults.push(...(await inspectHere(page, 'opened menus', look.sights, 'details')));
    await page.goto('/sign-in');
    await page.locator('input[type=email]').fill('nobody@test.example');
    await page.locator('input[type=password]').fill('not the password');
    await page.locator('main button[type=submit]').click();
    await page.getByRole('alert').waitFor();
    faults.push(...(await inspectHere(page, 'a refused sign-in', look.sights)));
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

test.each(LOOKS)('neither has what those who work in it see ($language.locale)', async (look) => {
  const page = await site.openAs('operator', { ...look.language, bypassCSP: true, reducedMotion: 'reduce' });
  const paths = [
    '/upload',
    '/studio',
    `/documents/${waiting}`,
    `/documents/${failed}`,
    `/studio/documents/${shelf.priced.id}`,
    `/studio/documents/${failed}`,
    `/studio/documents/${versioned}`,
    `/documents/${versioned}`,
    `/reviews/${versioned}`,
    '/desk/documents',
    '/desk/documents?stage=failed',
    '/desk/categories',
    '/desk/people',
    '/desk/settings?saved',
    '/account',
  ];
  const faults: string[] = [];
  for (const path of paths) faults.push(...(await inspect(page, path, look.sights)));
  await page.goto(`/studio/documents/${shelf.priced.id}`);
  await page.locator('#field-title').fill('');
  await page.locator('#field-price').fill('x');
  await page.locator('form:has(#field-title) button[type=submit]').last().click();
  await page.getByRole('alert').waitFor();
  faults.push(...(await inspectHere(page, 'a refused edit', look.sights)));
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(LOOKS)('nor has what readers keep and say ($language.locale)', async (look) => {
  const page = await site.openAs('operator', { ...look.language, bypassCSP: true, reducedMotion: 'reduce' });
  const paths = [
    '/footprints',
    '/shelf',
    '/shelf?part=lists',
    '/shelf?part=uploads',
    `/shelf/keep/${shelf.free.id}`,
    `/shelf/lists/${list}`,
    `/lists/${list}`,
    `/reviews/${shelf.free.id}`,
    `/reviews/${shelf.free.id}?part=questions`,
    `/follows?document=${shelf.free.id}`,
    '/desk/reports',
  ];
  const faults: string[] = [];
  for (const path of paths) faults.push(...(await inspect(page, path, look.sights)));
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(LOOKS)('nor an empty library and its first page ($language.locale)', async (look) => {
  const page = await empty.open({ ...look.language, bypassCSP: true, reducedMotion: 'reduce' });
  const token = (await prepareSetup(empty.library.db)) ?? '';
  const faults: string[] = [];
  for (const path of ['/', '/search', `/setup?token=${token}`]) {
    faults.push(...(await inspect(page, path, look.sights)));
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

/** Something on the operator's shelf, something said about a document, and something reported. */
async function keepThings(): Promise<string> {
  const { request } = await site.openAs('operator', CHINESE);
  const post = async (path: string, form: Record<string, string>) => {
    const response = await request.post(path, { form, headers: { origin: site.url } });
    expect(response.status(), path).toBe(200);
    return response.url();
  };
  const { free, english, priced } = shelf;
  await post(`/shelf/favourites/${free.id}/add`, {});
  const id = (await post('/shelf/lists', { title: '读书社' })).split('/').at(-1) ?? '';
  for (const document of [free, english]) await post(`/shelf/keep/${document.id}`, { list: id });
  await post(`/shelf/lists/${id}/items/${free.id}/note`, { note: '先读这一份。' });
  await post(`/shelf/lists/${id}`, { title: '读书社', description: '一年的书', visibility: 'public' });
  await post(`/reviews/${free.id}`, { stars: '4', asPreviewed: 'yes', words: '条理清楚。' });
  await post(`/reviews/${priced.id}/questions`, { question: '有续篇吗？' });
  await post('/follows', { kind: 'search', target: '章程' });
  const remark = await site.library.db.selectFrom('remarks').select('id').executeTakeFirstOrThrow();
  await post(`/remarks/${remark.id}/report`, { reason: '看看这个页面' });
  return id;
}

async function keepVersions(): Promise<string> {
  const { library, people } = site;
  const publish = { then: 'publish' } as const;
  const { id } = await library.receive('# 指南\n\n第一版。', '指南.md', people.operator.id, publish);
  await settled(site);
  for (const [name, bytes] of [
    ['指南二.md', Buffer.from('# 指南\n\n第二版。')],
    ['指南三.pdf', Buffer.concat([damagedPdf(), Buffer.from('!')])],
  ] as const) {
    const path = join(library.config.storageDir, 'incoming', name);
    await writeFile(path, bytes);
    await replaceFile(library.db, library.storage, id, path, name);
    await settled(site);
  }
  return id;
}

type Sights = (typeof LOOKS)[number]['sights'];

async function inspect(page: Page, path: string, sights: Sights): Promise<string[]> {
  await page.goto(path);
  return inspectHere(page, path, sights);
}

async function inspectHere(
  page: Page,
  name: string,
  sights: Sights,
  opened = 'main details',
): Promise<string[]> {
  const faults: string[] = [];
  await page.addScriptTag({ content: axeSource });
  for (const { size, colorScheme } of sights) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await openAndSettle(page, opened);
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
    const where = `${name} at ${size.width} px, ${colorScheme}`;
    for (const { id, nodes } of violations) {
      for (const { html, failureSummary } of nodes)
        faults.push(`${where}: ${id}: ${html}\n${failureSummary}`);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`${where}: ${overflow} px wider than the window`);
  }
  return faults;
}

/** Whatever is closed at first is looked at too, once colours have stopped changing. */
async function openAndSettle(page: Page, opened: string): Promise<void> {
  await page.evaluate(async (selector) => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>(selector)) details.open = true;
    do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    while (document.getAnimations().some((animation) => animation instanceof CSSTransition));
  }, opened);
}
