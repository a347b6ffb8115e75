import type { Hono } from 'hono';
import { findDocuments } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { acquitRemark, hideRemark, listReported } from '../reviews/index.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { DeskReportsPage } from './pages/reports.tsx';

const MOST_SHOWN = 200;

/** Reviews and questions that somebody reported, and what an operator does about them. */
export function reportRoutes(app: Hono<PageEnv>, db: Db): void {
  app.get(links.deskReports, async (c) => {
    const reported = await listReported(db, MOST_SHOWN);
    const ids = [...new Set(reported.map(({ remark }) => remark.documentId))];
    const documents = new Map((await findDocuments(db, ids)).map((document) => [document.id, document]));
    return c.html(<DeskReportsPage page={c.get('page')} {...{ reported, documents }} />);
  });
  app.post('/desk/reports/:id/hide', async (c) => {
    await hideRemark(db, c.req.param('id'));
    return c.redirect(links.deskReports, 303);
  });
  app.post('/desk/reports/:id/acquit', async (c) => {
    await acquitRemark(db, c.req.param('id'));
    return c.redirect(links.deskReports, 303);
  });
}
