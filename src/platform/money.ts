/** An amount in the currency's minor unit (fen, cent); never a fraction. */
export interface Money {
  minor: number;
  currency: string;
}

// Making a formatter costs far more than using it.
const formatters = new Map<string, { format: (amount: number) => string; digits: number }>();

function formatterOf(currency: string, language: string) {
  const key = `${language} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const formatter = new Intl.NumberFormat(language, style);
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  const made = { format: (amount: number) => formatter.format(amount), digits };
  formatters.set(key, made);
  return made;
}

/** Digits after the decimal point as the currency has them (ISO 4217). */
export function minorDigits(currency: string): number {
  return formatterOf(currency, 'en').digits;
}

export function formatMoney(money: Money, language: string): string {
  const { format, digits } = formatterOf(money.currency, language);
  return format(money.minor / 10 ** digits);
}

/** A sign of a currency; digits, in groups of three or not at all; a fraction. */
const AMOUNT = /^[^\d.,-]*(\d{1,9}|\d{1,3}(?:[\s,]\d{3}){1,2})(?:\.(\d+))?$/;

/**
 * Reads an amount as people type it ("12", "12.5", "￥1,250.00") into minor units, digit by digit,
 * so that no binary fraction is ever involved. Undefined if it is not an amount, also where a comma may
 * stand for a decimal point ("12,50"): a price is not guessed.
 */
export function parseAmount(input: string, currency: string): number | undefined {
  const match = AMOUNT.exec(input.normalize('NFKC').trim());
  if (!match) return undefined;
  const whole = (match[1] ?? '').replaceAll(/[\s,]/g, '');
  const digits = minorDigits(currency);
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return undefined;
  return Number(whole + fraction.padEnd(digits, '0'));
}
