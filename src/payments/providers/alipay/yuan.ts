import { type Money, parseAmount } from '../../../platform/money.ts';

/** `29.00`, as Alipay writes 2900 fen. */
export function toYuan({ minor }: Money): string {
  const text = String(minor).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

export function fromYuan(text: string | undefined): Money | undefined {
  const minor = text === undefined ? undefined : parseAmount(text, 'CNY');
  return minor === undefined ? undefined : { minor, currency: 'CNY' };
}
