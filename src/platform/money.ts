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

/**
 * Reads an amount as people type it ("12", "12.5", "￥12.50") into minor units, digit by digit,
 * so that no binary fraction is ever involved. Undefined if it is not an amount.
 */
export function parseAmount(input: string, currency: string): number | undefined {
  const match = /^[^\d.-]*(\d{1,9})(?:\.(\d+))?$/.exec(input.normalize('NFKC').replaceAll(/[\s,]/g, ''));
  if (!match) return undefined;
  const digits = minorDigits(currency);
  const fraction = match[2] ?? '';
  if (fraction.length > digits) return undefined;
  return Number(match[1] + fraction.padEnd(digits, '0'));
}
