import { ProviderRefusedError } from '../errors.ts';
import type { PaymentStatus } from '../provider.ts';

/** Closes an attempt; where the provider will not, what it says of the attempt decides, and `pending` is the refusal. */
export async function closeOrAsk(
  closing: () => Promise<unknown>,
  fetchStatus: () => Promise<Pick<PaymentStatus, 'state'>>,
): Promise<'closed' | 'paid'> {
  try {
    await closing();
    return 'closed';
  } catch (error) {
    if (!(error instanceof ProviderRefusedError)) throw error;
    const { state } = await fetchStatus();
    if (state === 'pending') throw error;
    return state === 'paid' ? 'paid' : 'closed';
  }
}
