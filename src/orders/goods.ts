import { addGrants, grantWasUsed, restoreGrants, revokeGrants } from '../access/index.ts';
import {
  creditSince,
  endMembership,
  lockTerms,
  membershipWasUsed,
  readPlan,
  type Renewal,
  sendRenewed,
  sendStart,
  startMembership,
  suspendMembership,
} from '../membership/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import type { Order, OrderLine } from './orders.ts';
import { endRenewalsOf } from './renewal-end.ts';

/** What lines give, and how it is taken away again: documents are grants, plans are memberships. */

export async function giveGoods(
  tx: Tx,
  context: { config: { baseUrl: string } },
  order: Order,
  lines: OrderLine[],
  renewal: Renewal | undefined,
): Promise<void> {
  const { documents, plans } = byKind(lines);
  await addGrants(
    tx,
    documents.map((line) => ({
      holderId: order.holder_id,
      documentId: line.goods_id,
      kind: 'purchase',
      cause: line.id,
    })),
  );
  for (const line of plans) {
    const plan = await readPlan(tx, line.goods_id);
    const upgrade = order.renewal_id === null && line.price_minor < plan.price_minor;
    if (upgrade) await endRenewalsOf(tx, context, { holderId: order.holder_id }, 'replaced');
    const term = await startMembership(tx, {
      holderId: order.holder_id,
      plan,
      cause: line.id,
      priceMinor: plan.price_minor,
      netMinor: line.total_minor - line.tax_minor,
      upgrade,
      language: order.language,
      period: renewal && { start: renewal.period_at, end: renewal.next_at },
    });
    if (!term) continue;
    if (renewal && order.renewal_id) await sendRenewed(tx, context, term, renewal);
    else await sendStart(tx, context, term, renewal);
  }
}

/** Whether what a plan was credited with when it was ordered is there still: not given back or used up since. */
export async function creditStands(tx: Tx, order: Order, lines: OrderLine[]): Promise<boolean> {
  if (order.renewal_id !== null) return true;
  await lockTerms(tx, order.holder_id);
  for (const line of byKind(lines).plans) {
    const plan = await readPlan(tx, line.goods_id);
    const credited = plan.price_minor - line.price_minor;
    if (credited > 0 && (await creditSince(tx, order.holder_id, plan, order.created_at)) !== credited)
      return false;
  }
  return true;
}

export async function takeGoods(tx: Tx, lines: OrderLine[]): Promise<void> {
  const { documents, plans } = byKind(lines);
  await revokeGrants(tx, ids(documents));
  for (const plan of plans) {
    await endMembership(tx, plan.id);
    await holdDisputed(tx, plan);
  }
}

/** A term that runs again because its upgrade was undone is held back where its own charge is disputed. */
async function holdDisputed(tx: Tx, { order_id }: OrderLine): Promise<void> {
  const rows = await tx
    .selectFrom('order_lines')
    .innerJoin('orders', 'orders.id', 'order_lines.order_id')
    .select('order_lines.id')
    .where('orders.state', '=', 'disputed')
    .where('order_lines.kind', '=', 'membership')
    .where('holder_id', '=', (eb) => eb.selectFrom('orders').select('holder_id').where('id', '=', order_id))
    .execute();
  for (const { id } of rows) await suspendMembership(tx, id, true);
}

/** While it is not known whose they are. */
export async function holdGoods(tx: Tx, lines: OrderLine[], held: boolean): Promise<void> {
  const { documents, plans } = byKind(lines);
  await (held ? revokeGrants(tx, ids(documents)) : restoreGrants(tx, ids(documents)));
  for (const { id } of plans) await suspendMembership(tx, id, held);
}

export async function goodsWereUsed(db: Db, lines: OrderLine[]): Promise<boolean> {
  const { documents, plans } = byKind(lines);
  if (await grantWasUsed(db, ids(documents))) return true;
  for (const { id } of plans) if (await membershipWasUsed(db, id)) return true;
  return false;
}

function byKind(lines: OrderLine[]) {
  return {
    documents: lines.filter(({ kind }) => kind === 'document'),
    plans: lines.filter(({ kind }) => kind === 'membership'),
  };
}

function ids(lines: OrderLine[]): string[] {
  return lines.map(({ id }) => id);
}
