import type { Hono } from 'hono';
import { pageNumber } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { NotFoundError } from '../platform/errors.ts';
import { findLetter, listLetters, sendLetterAgain } from '../platform/mail/index.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { DeskLetterPage } from './pages/letter.tsx';
import { DeskLettersPage } from './pages/letters.tsx';

const PAGE_SIZE = 50;

export function letterRoutes(app: Hono<PageEnv>, db: Db, hasMailServer: boolean): void {
  app.get('/desk/letters', async (c) => {
    const number = pageNumber(c.req.query('page'));
    const found = await listLetters(db, { limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE });
    const props = { ...found, hasMailServer, pageNumber: number, pageSize: PAGE_SIZE };
    return c.html(<DeskLettersPage page={c.get('page')} {...props} />);
  });
  app.get('/desk/letters/:id', async (c) => {
    const letter = await findLetter(db, c.req.param('id'));
    if (!letter) throw new NotFoundError();
    const queued = c.req.query('queued') !== undefined;
    return c.html(<DeskLetterPage page={c.get('page')} {...{ letter, hasMailServer, queued }} />);
  });
  app.post('/desk/letters/:id/send', async (c) => {
    const id = c.req.param('id');
    await db.transaction().execute((tx) => sendLetterAgain(tx, id));
    return c.redirect(`${links.deskLetter(id)}?queued`, 303);
  });
}
