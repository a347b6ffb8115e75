import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceOrder, spread } from './total.ts';

const anyGoods = fc.array(
  fc.record({ priceMinor: fc.integer({ min: 0, max: 10_000_000 }), discountable: fc.boolean() }),
  { maxLength: 500 },
);
const anyDiscount = fc.option(
  fc.oneof(
    fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ minor: fc.integer({ min: 1, max: 100_000_000 }) }),
  ),
  { nil: undefined },
);
const anyTax = fc.record({ rateBp: fc.integer({ min: 0, max: 3_000 }), inclusive: fc.boolean() });

test('an order is the sum of its lines, in whole units, and never negative', () => {
  fc.assert(
    fc.property(anyGoods, anyDiscount, anyTax, (goods, discount, tax) => {
      const order = priceOrder(goods, discount, tax);
      const sum = (read: (line: (typeof order.lines)[number]) => number) =>
        order.lines.reduce((total, line) => total + read(line), 0);
      expect(sum((line) => line.totalMinor)).toBe(order.totalMinor);
      expect(order.totalMinor).toBe(
        order.subtotalMinor - order.discountMinor + (tax.inclusive ? 0 : order.taxMinor),
      );
      order.lines.forEach((line, index) => {
        for (const amount of Object.values(line)) expect(Number.isSafeInteger(amount)).toBe(true);
        expect(line.discountMinor).toBeGreaterThanOrEqual(0);
        expect(line.discountMinor).toBeLessThanOrEqual(line.priceMinor);
        if (!goods[index]?.discountable) expect(line.discountMinor).toBe(0);
      });
      if (discount && 'minor' in discount)
        expect(order.discountMinor).toBe(
          Math.min(
            discount.minor,
            goods.reduce((total, line) => total + (line.discountable ? line.priceMinor : 0), 0),
          ),
        );
    }),
  );
});

test('tax stands within an inclusive price and on top of an exclusive one', () => {
  const goods = [{ priceMinor: 10_600, discountable: true }];
  expect(priceOrder(goods, undefined, { rateBp: 600, inclusive: true })).toMatchObject({
    taxMinor: 600,
    totalMinor: 10_600,
  });
  expect(priceOrder(goods, { percent: 50 }, { rateBp: 600, inclusive: false })).toMatchObject({
    taxMinor: 318,
    totalMinor: 5_618,
  });
});

test('an amount is divided to the last unit', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.array(fc.nat(1e9), { minLength: 1 }), (minor, weights) => {
      const parts = spread(minor, weights);
      const whole = weights.some((weight) => weight > 0) ? minor : 0;
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
      expect(parts.every((part) => part >= 0)).toBe(true);
    }),
  );
});
