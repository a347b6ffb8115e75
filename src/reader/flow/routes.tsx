import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type PageContext, THEMES } from '../../ui/page-context.ts';
import type { PageEnv } from '../../ui/page-env.ts';
import { saveProgress } from '../progress.ts';
import type { ReadContext } from '../read-context.ts';
import { readerKey } from '../reader-key.ts';
import { parsePage } from '../request.ts';
import { getOpened } from '../rights.ts';
import { findFlow } from './find-flow.ts';
import { FlowPage } from './flow-page.tsx';
import { chooseLook, type FlowLook } from './look.ts';

const PAGES_AT_ONCE = 12;
const LOOK_COOKIE = 'flow';
const ONE_YEAR_S = 31_536_000;

/** `GET /documents/:id/read/flow`: the words of the pages that may be seen, some pages at a time. */
export function flowRoutes({ db, storage, opened: told }: ReadContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/documents/:id/read/flow', async (c) => {
    const page = settleTheme(c);
    const opened = await getOpened(db, page, c.req.param('id'));
    const { document, visible } = opened;
    await told?.(c, document);
    const first = Math.max(1, Math.min(parsePage(c.req.query('page') ?? '1'), visible));
    const last = Math.min(visible, first + PAGES_AT_ONCE - 1);
    const entries = await findFlow(db, storage, opened, first, last);
    const look = settleLook(c);
    const reader = readerKey({ account: page.account?.id, visitor: page.visitor });
    if (reader && visible > 0) await saveProgress(db, reader, document.id, first);
    c.header('Cache-Control', 'private, no-store');
    return c.html(<FlowPage {...{ page, opened, entries, look, first, last }} step={PAGES_AT_ONCE} />);
  });
  return app;
}

/** Paper or ink, chosen with the rest of the look, holds for the whole library as it does elsewhere. */
function settleTheme(c: Context<PageEnv>): PageContext {
  const theme = THEMES.find((one) => one === c.req.query('theme'));
  if (!theme) return c.get('page');
  setCookie(c, 'theme', theme, { path: '/', sameSite: 'Lax', maxAge: ONE_YEAR_S, httpOnly: true });
  return { ...c.get('page'), theme };
}

function settleLook(c: Context<PageEnv>): FlowLook {
  const { size, spacing, font } = c.req.query();
  const look = chooseLook(
    { ...(size && { size }), ...(spacing && { spacing }), ...(font && { font }) },
    getCookie(c, LOOK_COOKIE),
  );
  if (size) {
    const chosen = `${look.size}.${look.spacing}.${look.font}`;
    setCookie(c, LOOK_COOKIE, chosen, { path: '/', sameSite: 'Lax', maxAge: ONE_YEAR_S });
  }
  return look;
}
