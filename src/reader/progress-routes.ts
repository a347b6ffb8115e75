import { Hono } from 'hono';
import type { Visitors } from '../accounts/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError, InvalidInputError } from '../platform/errors.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { saveProgress } from './progress.ts';
import { readerKey } from './reader-key.ts';
import { getOpened } from './rights.ts';

export interface ProgressContext {
  db: Db;
  visitors: Visitors;
}

/** `POST /documents/:id/read/progress` with `page`: where the reader is now. Answers 204. */
export function progressRoutes({ db, visitors }: ProgressContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.post('/documents/:id/read/progress', async (c) => {
    const page = c.get('page');
    const { document, visible } = await getOpened(db, page, c.req.param('id'));
    const { page: given } = await c.req.parseBody();
    const number = Number(given);
    if (!Number.isInteger(number) || number < 1) throw new InvalidInputError({ page: 'invalid' });
    if (number > visible) throw new ForbiddenError('this page is locked');
    const reader = readerKey({
      account: page.account?.id,
      visitor: page.account ? undefined : visitors.ensure(c),
    });
    if (reader) await saveProgress(db, reader, document.id, number);
    return c.body(null, 204);
  });
  return app;
}
