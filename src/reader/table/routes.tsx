import { Hono } from 'hono';
import { NotFoundError } from '../../platform/errors.ts';
import type { PageEnv } from '../../ui/page-env.ts';
import { parsePage } from '../request.ts';
import type { ReadContext } from '../read-context.ts';
import { getOpened } from '../rights.ts';
import { findTable } from './find-table.ts';
import { TablePage } from './table-page.tsx';

const ROWS_AT_ONCE = 200;

/** `GET /documents/:id/read/table?sheet=1&rows=1`: a spreadsheet as tables, some rows at a time. */
export function tableRoutes({ db, storage, opened: told }: ReadContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/documents/:id/read/table', async (c) => {
    const page = c.get('page');
    const opened = await getOpened(db, page, c.req.param('id'));
    const sheets = await findTable(db, storage, opened);
    if (!sheets) throw new NotFoundError('this document has no table form');
    await told?.(c, opened.document);
    const shown = sheets.filter(({ rows }) => rows.length > 0);
    const number = Math.max(1, Math.min(parsePage(c.req.query('sheet') ?? '1'), shown.length));
    const part = parsePage(c.req.query('part') ?? '1');
    c.header('Cache-Control', 'private, no-store');
    return c.html(<TablePage {...{ page, opened, sheets: shown, number, part }} step={ROWS_AT_ONCE} />);
  });
  return app;
}
