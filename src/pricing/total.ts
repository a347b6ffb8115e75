/** How an order's amounts come about: pure arithmetic on integers of the currency's minor unit. */

export interface PricedGoods {
  priceMinor: number;
  /** Whether the coupon is for this line. */
  discountable: boolean;
}

export type Discount = { percent: number } | { minor: number } | undefined;

export interface TaxRule {
  /** Hundredths of a per cent. */
  rateBp: number;
  inclusive: boolean;
}

export interface PricedLine {
  priceMinor: number;
  discountMinor: number;
  /** Within the price where the tax is inclusive, else on top of it. */
  taxMinor: number;
  /** What the buyer pays for this line. */
  totalMinor: number;
}

export interface PricedOrder {
  lines: PricedLine[];
  subtotalMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** Prices every line; the order's amounts are the sums of its lines', so that lines can be refunded alone. */
export function priceOrder(goods: PricedGoods[], discount: Discount, tax: TaxRule): PricedOrder {
  const discounts = spreadDiscount(goods, discount);
  const lines = goods.map(({ priceMinor }, index) => priceLine(priceMinor, discounts[index] ?? 0, tax));
  const sum = (read: (line: PricedLine) => number) => lines.reduce((total, line) => total + read(line), 0);
  return {
    lines,
    subtotalMinor: sum((line) => line.priceMinor),
    discountMinor: sum((line) => line.discountMinor),
    taxMinor: sum((line) => line.taxMinor),
    totalMinor: sum((line) => line.totalMinor),
  };
}

function priceLine(priceMinor: number, discountMinor: number, { rateBp, inclusive }: TaxRule): PricedLine {
  const taxable = priceMinor - discountMinor;
  const taxMinor = Math.round((taxable * rateBp) / (inclusive ? 10_000 + rateBp : 10_000));
  return { priceMinor, discountMinor, taxMinor, totalMinor: inclusive ? taxable : taxable + taxMinor };
}

function spreadDiscount(goods: PricedGoods[], discount: Discount): number[] {
  const eligible = goods.map(({ priceMinor, discountable }) => (discountable ? priceMinor : 0));
  if (!discount) return eligible.map(() => 0);
  if ('percent' in discount) return eligible.map((price) => Math.floor((price * discount.percent) / 100));
  const sum = eligible.reduce((total, price) => total + price, 0);
  return spread(Math.min(discount.minor, sum), eligible);
}

/** Divides a whole amount in proportion to `weights`, to the last unit. */
export function spread(minor: number, weights: number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    // BigInt: an amount times a sum of prices can pass 2^53.
    const upTo = Number((BigInt(minor) * BigInt(before)) / BigInt(sum));
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
