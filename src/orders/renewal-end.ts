import {
  endRenewal,
  findRenewal,
  findRunningRenewal,
  type Renewal,
  sendRenewalEnd,
} from '../membership/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { ProviderRefusedError } from '../payments/index.ts';
import type { OrderContext } from './context.ts';
import { listPayments, type Order } from './orders.ts';

type Whose = { holderId: string } | { order: Order };

/** Ends what renews for a person, or by the payments of an order, and writes to the member. */
export async function endRenewalsOf(
  tx: Tx,
  context: { config: { baseUrl: string } },
  whose: Whose,
  state: 'undone' | 'replaced',
): Promise<void> {
  for (const renewal of await listRenewals(tx, whose))
    if (await endRenewal(tx, renewal.id, state)) await sendRenewalEnd(tx, context, renewal, state);
}

async function listRenewals(tx: Tx, whose: Whose): Promise<Renewal[]> {
  if ('holderId' in whose) return present([await findRunningRenewal(tx, whose.holderId)]);
  const { order } = whose;
  const payments = await listPayments(tx, order.id);
  const begun = await Promise.all(payments.map(({ id }) => findRenewal(tx, { attempt: id })));
  return present([...begun, order.renewal_id ? await findRenewal(tx, { id: order.renewal_id }) : undefined]);
}

function present<T>(things: Array<T | undefined>): T[] {
  return things.filter((thing) => thing !== undefined);
}

/** Tells the provider to charge no more. Safe to repeat; throws where it is to be tried again later. */
export async function tellRenewalEnded(context: OrderContext, renewalId: string): Promise<void> {
  const renewal = await findRenewal(context.db, { id: renewalId });
  const provider = renewal && context.providers.find(renewal.provider);
  if (!renewal) return;
  if (!provider?.endRenewal) throw new Error(`${renewal.provider} is switched off and still has a renewal`);
  try {
    await provider.endRenewal(renewal.reference);
  } catch (error) {
    // It has no such renewal any more.
    if (!(error instanceof ProviderRefusedError)) throw error;
    context.log.warn({ err: error, renewal: renewal.id }, 'a renewal could not be ended');
  }
}
