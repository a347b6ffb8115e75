import { clearingAccount, contributorAccount, type Posting, postEntry } from '../ledger/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { OrderLine, Payment } from './orders.ts';

/** How what happens to orders is entered in the ledger. A debit is positive, a credit negative. */

export async function enterSale(tx: Tx, payment: Payment, lines: OrderLine[]): Promise<void> {
  const postings: Posting[] = [
    { account: clearingAccount(payment.provider), minor: payment.amount_minor },
    ...lines.flatMap((line): Posting[] => [
      { account: 'coupons', minor: line.discount_minor },
      { account: 'tax-payable', minor: -line.tax_minor },
      { account: earnedBy(line), minor: -(line.total_minor - line.tax_minor + line.discount_minor) },
      ...shareOf(line, 1),
    ]),
  ];
  await postEntry(tx, { kind: 'sale', cause: payment.id, currency: payment.currency, postings });
}

/** Lines that are taken back: what the buyer gets is owed to them until the provider has paid it. */
export async function enterRefund(
  tx: Tx,
  refund: { id: string; currency: string; amountMinor: number },
  lines: OrderLine[],
): Promise<void> {
  const postings: Posting[] = [
    ...lines.flatMap(takeBack),
    { account: 'refunds-payable', minor: -refund.amountMinor },
  ];
  await postEntry(tx, { kind: 'refund', cause: refund.id, currency: refund.currency, postings });
}

export async function enterRefundPaid(
  tx: Tx,
  refund: { id: string; currency: string; amountMinor: number },
  provider: string,
): Promise<void> {
  const postings: Posting[] = [
    { account: 'refunds-payable', minor: refund.amountMinor },
    { account: clearingAccount(provider), minor: -refund.amountMinor },
  ];
  await postEntry(tx, { kind: 'refund-paid', cause: refund.id, currency: refund.currency, postings });
}

/** Money that was paid for nothing: owed back from the moment it arrives. */
export async function enterSurplus(tx: Tx, payment: Payment): Promise<void> {
  const postings: Posting[] = [
    { account: clearingAccount(payment.provider), minor: payment.amount_minor },
    { account: 'refunds-payable', minor: -payment.amount_minor },
  ];
  await postEntry(tx, { kind: 'surplus', cause: payment.id, currency: payment.currency, postings });
}

/** A disputed charge is held back by the provider, comes back if won, and is gone if lost. */
export async function enterDispute(
  tx: Tx,
  payment: Payment,
  cause: string,
  outcome: 'opened' | 'won' | 'lost',
  lines: OrderLine[],
): Promise<void> {
  const held = payment.disputed_minor;
  const clearing = clearingAccount(payment.provider);
  const postings: Posting[] = {
    opened: [
      { account: 'disputed' as const, minor: held },
      { account: clearing, minor: -held },
    ],
    won: [
      { account: clearing, minor: held },
      { account: 'disputed' as const, minor: -held },
    ],
    lost: [...lines.flatMap(takeBack), { account: 'disputed' as const, minor: -held }],
  }[outcome];
  await postEntry(tx, { kind: `dispute-${outcome}`, cause, currency: payment.currency, postings });
}

function takeBack(line: OrderLine): Posting[] {
  return [
    { account: 'refunds', minor: line.total_minor - line.tax_minor },
    { account: 'tax-payable', minor: line.tax_minor },
    ...shareOf(line, -1),
  ];
}

function shareOf(line: OrderLine, sign: 1 | -1): Posting[] {
  if (line.owner_id === null) return [];
  return [
    { account: 'contributor-shares', minor: sign * line.share_minor },
    { account: contributorAccount(line.owner_id), minor: -sign * line.share_minor },
  ];
}

function earnedBy(line: OrderLine): 'sales' | 'membership-unearned' {
  return line.kind === 'membership' ? 'membership-unearned' : 'sales';
}
