import type { Context } from 'hono';
import { whoReads } from '../access/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { OrderContext } from './context.ts';
import { findOrder, type Order } from './orders.ts';

export type Opened = { order: Order; key: string | undefined } | { refused: 'expired' | 'wrong' };

/** The order, for whoever it belongs to, whoever has a good link to it, and operators. */
export async function openOrder(c: Context<PageEnv>, context: OrderContext, id: string): Promise<Opened> {
  const page = c.get('page');
  const key = c.req.query('key');
  const order = await findOrder(context.db, id);
  const isTheirs = order && (whoReads(page)?.id === order.holder_id || page.account?.role === 'operator');
  if (isTheirs) return { order, key: undefined };
  const check = context.orderLinks.check(id, key);
  if (order && check === 'good') return { order, key };
  return { refused: check === 'expired' ? 'expired' : 'wrong' };
}
