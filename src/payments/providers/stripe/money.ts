import { type Money, minorDigits } from '../../../platform/money.ts';
import { UnsupportedPaymentError } from '../../errors.ts';

/**
 * Digits after the point in the amounts that Stripe reckons in, where they differ from two.
 * https://docs.stripe.com/currencies#minor-units
 */
const ZERO_DECIMAL = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const THREE_DECIMAL = 'BHD JOD KWD OMR TND'.split(' ');

/** Stripe's amount for this money. Throws `UnsupportedPaymentError` where Stripe's unit is coarser than ours. */
export function toStripeAmount({ minor, currency }: Money): number {
  const factor = 10 ** (stripeDigits(currency) - minorDigits(currency));
  const amount = minor * factor;
  if (!Number.isInteger(amount))
    throw new UnsupportedPaymentError('amount', `Stripe cannot charge this in ${currency}`);
  // The last of three digits must be zero.
  if (THREE_DECIMAL.includes(currency) && amount % 10 !== 0)
    throw new UnsupportedPaymentError('amount', `Stripe rounds ${currency} to its tenths`);
  return amount;
}

/** Undefined if one of the two is missing. A fraction of our unit can only be a wrong amount, and stays one. */
export function fromStripeAmount(amount: number | null, code: string | null): Money | undefined {
  if (amount === null || code === null) return undefined;
  const currency = code.toUpperCase();
  return { minor: amount * 10 ** (minorDigits(currency) - stripeDigits(currency)), currency };
}

function stripeDigits(currency: string): number {
  if (ZERO_DECIMAL.includes(currency)) return 0;
  return THREE_DECIMAL.includes(currency) ? 3 : 2;
}
