import { type Context, Hono } from 'hono';
import { findSource, listPageSizes } from '../ingest/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { createFind, type FindInDocument } from './find/find-in-document.ts';
import { flowRoutes } from './flow/routes.tsx';
import { showOutline } from './outline.ts';
import { listNotes } from './notes/notes.ts';
import { noteRoutes } from './notes/routes.tsx';
import { findPackedWords } from './packed-words.ts';
import { PanelContent } from './pages/panel.tsx';
import { PrintPage } from './pages/print.tsx';
import { ReadPage } from './pages/read.tsx';
import type { ReadView } from './pages/read-view.ts';
import { findProgress, saveProgress } from './progress.ts';
import type { ReadContext } from './read-context.ts';
import { readerKey } from './reader-key.ts';
import { getReadablePages } from './readable-pages.ts';
import { parsePage, parseReadRequest } from './request.ts';
import { getOpened, type Opened } from './rights.ts';
import { offersTable } from './table/find-table.ts';
import { tableRoutes } from './table/routes.tsx';

/** More pictures at once would keep a browser busy for minutes. */
const MOST_PRINTED = 50;

/** The reader: its page, and what its scripts ask for. Everything asks `getOpened` first. */
export function readRoutes(context: ReadContext): Hono<PageEnv> {
  const { db, storage, visitors } = context;
  const find = createFind(context.simplify);
  const app = new Hono<PageEnv>();
  app.route('/', noteRoutes(context));
  app.route('/', flowRoutes(context));
  app.route('/', tableRoutes(context));

  app.get('/documents/:id/read', async (c) => {
    const { page: asked } = parseReadRequest(c);
    const opened = await getOpened(db, c.get('page'), c.req.param('id'));
    await context.opened?.(c, opened.document);
    const view = await composeView(c, { ...context, find }, opened, await choosePage(c, db, opened, asked));
    c.header('Cache-Control', 'private, no-store');
    return c.html(<ReadPage view={view} />);
  });

  app.get('/documents/:id/read/panel', async (c) => {
    const { page: asked, panel } = parseReadRequest(c);
    if (!panel) throw new InvalidInputError({ panel: 'unknown' });
    const opened = await getOpened(db, c.get('page'), c.req.param('id'));
    const view = await composeView(c, { ...context, find }, opened, clampPage(asked ?? 1, opened));
    c.header('Cache-Control', 'private, no-store');
    return c.html(<PanelContent view={view} panel={panel} />);
  });

  app.get('/documents/:id/read/print', async (c) => {
    const page = c.get('page');
    const { document, visible, mayDownload } = await getOpened(db, page, c.req.param('id'));
    if (!mayDownload) throw new ForbiddenError('printing comes with the right to download');
    const first = Math.min(parsePage(c.req.query('from') ?? '1'), visible);
    const wanted = parsePage(c.req.query('to') ?? String(first + MOST_PRINTED - 1));
    const last = Math.max(first, Math.min(wanted, visible, first + MOST_PRINTED - 1));
    const sizes = (await listPageSizes(db, document.sha256, last)).slice(Math.max(0, first - 1));
    c.header('Cache-Control', 'private, no-store');
    return c.html(<PrintPage {...{ page, document, first, last, sizes }} most={MOST_PRINTED} />);
  });

  app.get('/documents/:id/read/words/:file{[0-9]+\\.json}', async (c) => {
    const opened = await getOpened(db, c.get('page'), c.req.param('id'));
    const number = Number.parseInt(c.req.param('file'), 10);
    const { sha256 } = opened.document;
    if (number < 1 || number > opened.document.pageCount) throw new NotFoundError('there is no such page');
    if (number > opened.visible) throw new ForbiddenError('this page is locked');
    const words = await findPackedWords(db, storage, sha256, number);
    if (words === undefined) throw new NotFoundError('there is no such page');
    const isVersioned = c.req.query('v') === sha256.slice(0, 8);
    c.header('Cache-Control', isVersioned ? 'private, max-age=31536000, immutable' : 'private, no-cache');
    return c.body(words, 200, { 'Content-Type': 'application/json' });
  });

  app.post('/documents/:id/read/progress', async (c) => {
    const page = c.get('page');
    const { document, visible } = await getOpened(db, page, c.req.param('id'));
    const { page: given } = await c.req.parseBody();
    const number = Number(given);
    if (!Number.isInteger(number) || number < 1) throw new InvalidInputError({ page: 'invalid' });
    if (number > visible) throw new ForbiddenError('this page is locked');
    const visitor = page.account ? undefined : visitors.ensure(c);
    const reader = readerKey({ account: page.account?.id, visitor });
    if (reader) await saveProgress(db, reader, document.id, number);
    return c.body(null, 204);
  });

  return app;
}

async function composeView(
  c: Context<PageEnv>,
  { db, storage, find, similar: listSimilar }: ReadContext & { find: FindInDocument },
  opened: Opened,
  number: number,
): Promise<ReadView> {
  const { words, hit, panel } = parseReadRequest(c);
  const { document, visible, mayDownload } = opened;
  const { account, visitor } = c.get('page');
  const [pages, found, outline, notes, hasTable, similar] = await Promise.all([
    getReadablePages(db, document.sha256, document.pageCount),
    words ? find(db, opened, words, hit === undefined ? { page: number } : { hit }) : undefined,
    panel === 'contents' ? readOutline(db, opened) : undefined,
    listNotes(db, readerKey({ account: account?.id, visitor }), opened),
    offersTable(db, storage, opened),
    listSimilar?.(document) ?? [],
  ]);
  return {
    page: c.get('page'),
    document,
    visible,
    mayDownload,
    number,
    sizes: pages.sizes.slice(0, visible),
    seconds: pages.seconds.slice(0, visible),
    text: number <= visible ? (pages.texts[number - 1] ?? '') : '',
    words,
    found,
    panel,
    outline,
    notes,
    hasTable,
    similar,
  };
}

async function readOutline(db: Db, { document, visible }: Opened) {
  const source = await findSource(db, document.sha256);
  return showOutline(source?.outline ?? [], visible, document.pageCount);
}

/** The page asked for, else where this reader stopped, else the first. */
async function choosePage(
  c: Context<PageEnv>,
  db: Db,
  opened: Opened,
  asked: number | undefined,
): Promise<number> {
  const { account, visitor } = c.get('page');
  const reader = { account: account?.id, visitor };
  const { document, visible } = opened;
  if (asked === undefined) {
    const stopped = (await findProgress(db, reader, [document.id])).get(document.id);
    return clampPage(stopped?.lastPage ?? 1, opened);
  }
  const page = clampPage(asked, opened);
  const key = readerKey(reader);
  // Without scripts, turning the page is the only sign of where a reader is.
  if (key && page <= visible) await saveProgress(db, key, document.id, page);
  return page;
}

/** Beyond the pages that may be seen there is one more place: the card that says what remains. */
function clampPage(page: number, { document, visible }: Opened): number {
  return Math.max(1, Math.min(page, visible < document.pageCount ? visible + 1 : visible));
}
