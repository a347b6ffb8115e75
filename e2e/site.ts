import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { openTestLibrary, PASSWORD, type TestLibrary } from '../test/library.ts';
import { findOrInstallChromium } from '../scripts/chromium.ts';
import type { Account } from '../src/accounts/index.ts';
import { startServer } from '../src/app/server.ts';
import { runWorker } from '../src/app/worker.ts';

/** A library that is open to a real browser, with its worker. */
export interface Site {
  library: TestLibrary;
  url: string;
  browser: Browser;
  /** Opens a window of a new reader, with cookies of its own. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** The same, of somebody signed in. */
  openAs(name: string, options?: BrowserContextOptions): Promise<Page>;
  startWorker(): void;
  /** Lets the worker end what it has, and keeps what comes next waiting. */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface PeopledSite extends Site {
  people: { operator: Account; press: Account; reader: Account };
}

export const CHINESE = { locale: 'zh-CN' } satisfies BrowserContextOptions;
export const ENGLISH = { locale: 'en-US' } satisfies BrowserContextOptions;

/** Long enough for a busy machine; what is slower has failed. */
const LIMIT_MS = 30_000;
/** Reading files takes the processor for longer than any page does. */
const READING_LIMIT_MS = 110_000;

/** A site with an operator, a contributor called press, and a reader. */
export async function startSite(env: Record<string, string> = {}): Promise<PeopledSite> {
  const site = await startEmptySite(env);
  const { library } = site;
  const people = {
    operator: await library.addUser('operator', 'operator'),
    press: await library.addUser('press', 'contributor'),
    reader: await library.addUser('reader', 'reader'),
  };
  return { ...site, people };
}

/** A site as it is on its first day. */
export async function startEmptySite(env: Record<string, string> = {}): Promise<Site> {
  const executablePath = findOrInstallChromium();
  if (!executablePath)
    throw new Error('these tests need a Chromium: name it with CHROMIUM=/path/to/chromium');
  const browser = await chromium.launch({ executablePath });
  const library = await openTestLibrary({ PORT: '0', ...env });
  const server = await startServer(library);
  const url = `http://127.0.0.1:${server.port}`;
  const worker = createWorker(library);
  worker.start();
  const open = (options?: BrowserContextOptions) => openWindow(browser, url, options);
  return {
    library,
    url,
    browser,
    open,
    openAs: async (name, options) => {
      const page = await open(options);
      await signIn(page, url, name);
      return page;
    },
    startWorker: worker.start,
    stopWorker: worker.stop,
    close: async () => {
      await browser.close();
      await worker.stop();
      await server.close();
      await library.close();
    },
  };
}

/** Resolves when the worker is done with everything received, and search knows of it. */
export async function settled({ library }: Site): Promise<void> {
  const unfinished = library.db
    .selectFrom('documents')
    .select('id')
    .where('stage', 'not in', ['ready', 'failed']);
  const arriving = library.db
    .selectFrom('document_versions')
    .select('id')
    .where('stage', 'not in', ['ready', 'failed']);
  await until(async () => (await unfinished.executeTakeFirst()) === undefined, READING_LIMIT_MS);
  await until(async () => (await arriving.executeTakeFirst()) === undefined, READING_LIMIT_MS);
  await library.indexAll();
}

export async function until(isTrue: () => boolean | Promise<boolean>, limitMs = LIMIT_MS): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`still not true after ${limitMs} ms: ${isTrue.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function openWindow(browser: Browser, baseURL: string, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...CHINESE, baseURL, ...options });
  context.setDefaultTimeout(LIMIT_MS);
  return context.newPage();
}

async function signIn(page: Page, url: string, name: string): Promise<void> {
  const response = await page.request.post('/sign-in', {
    form: { email: `${name}@test.example`, password: PASSWORD, returnTo: '/account' },
    headers: { origin: url },
  });
  if (!response.url().endsWith('/account'))
    throw new Error(`${name} could not sign in: ${response.status()}`);
}

function createWorker(library: TestLibrary): { start: () => void; stop: () => Promise<void> } {
  let end = async (): Promise<void> => {};
  return {
    start: () => {
      const stop = new AbortController();
      const working = runWorker(library, stop.signal);
      end = async () => {
        stop.abort();
        await working;
      };
    },
    stop: () => end(),
  };
}
