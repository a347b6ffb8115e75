import { Hono } from 'hono';
import { whoReads } from '../access/index.ts';
import { ForbiddenError } from '../platform/errors.ts';
import { ForgedNoticeError, StaleNoticeError, UnreadableNoticeError } from '../payments/index.ts';
import { sendOriginal } from '../reader/index.ts';
import type { Storage } from '../storage/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { OrderContext } from './context.ts';
import { receiveNotice } from './notices.ts';
import { listLines } from './orders.ts';
import { openOrder } from './reading.ts';

/** Where providers tell what happened. They are no browser of ours, so this stands before what guards forms. */
export function noticeRoutes(context: OrderContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.post('/payments/:provider/notices', async (c) => {
    const provider = context.providers.get(c.req.param('provider'));
    const raw = { body: await c.req.text(), headers: c.req.raw.headers };
    try {
      await receiveNotice(context, provider, raw);
      return provider.acknowledge(true);
    } catch (error) {
      const isRefused =
        error instanceof ForgedNoticeError ||
        error instanceof StaleNoticeError ||
        error instanceof UnreadableNoticeError;
      if (isRefused) throw error;
      context.log.error({ err: error, provider: provider.id }, 'a notice could not be kept');
      return provider.acknowledge(false);
    }
  });
  return app;
}

/** The files of an order, for its buyer or with the link from the receipt. */
export function orderDownloads(context: OrderContext & { storage: Storage }): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/orders/:id/documents/:documentId', async (c) => {
    const opened = await openOrder(c, context, c.req.param('id'));
    if ('refused' in opened) throw new ForbiddenError('this link does not open the order');
    const { order } = opened;
    const documentId = c.req.param('documentId');
    const line = (await listLines(context.db, order.id)).find((found) => found.goods_id === documentId);
    if (line?.state !== 'granted') throw new ForbiddenError('this order does not hold the document');
    const reader = whoReads(c.get('page'));
    const holder = { id: order.holder_id, role: 'reader' as const };
    return await sendOriginal(c, context, documentId, reader?.role === 'operator' ? reader : holder);
  });
  return app;
}
