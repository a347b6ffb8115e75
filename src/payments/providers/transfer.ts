import type { TransferSettings } from '../../platform/payment-config.ts';
import { ForgedNoticeError, UnsupportedPaymentError } from '../errors.ts';
import type { PaymentProvider, TransferDetail } from '../provider.ts';

/**
 * Money sent from bank to bank. Nobody tells the library: the operator confirms it at the desk by amount and
 * reference, and pays refunds by hand.
 */
export function createTransferProvider(settings: TransferSettings): PaymentProvider {
  return {
    id: 'transfer',
    merchant: settings.account,
    capabilities: {
      currencies: 'any',
      asks: 'instructions',
      notifies: false,
      refunds: false,
      renewals: false,
      formTargets: [],
    },
    async start({ attempt, renewal }) {
      if (renewal) throw new UnsupportedPaymentError('renewal', 'a bank transfer does not renew by itself');
      const reference = transferReference(attempt);
      return { kind: 'instructions', details: describe(settings, reference), reference };
    },
    async parseNotification() {
      throw new ForgedNoticeError('no bank sends notices');
    },
    acknowledge: () => new Response(null, { status: 404 }),
    fetchStatus: async () => ({ state: 'pending' }),
    close: async () => 'closed',
    async refund() {
      throw new UnsupportedPaymentError('refund', 'a bank transfer is paid back by hand');
    },
    fetchRefund: async () => ({ state: 'unknown' }),
  };
}

/** Letters and figures that every bank's form takes; the attempt's identifier, in capitals. */
export function transferReference(attempt: string): string {
  return `WY${attempt.toUpperCase()}`;
}

function describe(
  { holder, account, bank, bic, note }: TransferSettings,
  reference: string,
): TransferDetail[] {
  const details: Array<[TransferDetail['field'], string | undefined]> = [
    ['holder', holder],
    ['account', account],
    ['bank', bank],
    ['bic', bic],
    ['reference', reference],
    ['note', note],
  ];
  return details.flatMap(([field, value]) => (value === undefined ? [] : [{ field, value }]));
}
