import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, minorDigits, parseAmount } from './money.ts';

test('amounts are read as people type them', () => {
  const cases: Array<[string, number | undefined]> = [
    ['12', 1200],
    ['12.5', 1250],
    ['￥１２．５０', 1250],
    ['1,234.05', 123405],
    ['0', 0],
    ['1 250.00', 125000],
    ['12,50', undefined],
    ['12 50', undefined],
    ['1,23,456', undefined],
    ['¥ 6', 600],
    ['12.345', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['free', undefined],
    ['9999999999', undefined],
  ];
  for (const [typed, minor] of cases) expect(parseAmount(typed, 'CNY'), typed).toBe(minor);
  expect(parseAmount('120', 'JPY')).toBe(120);
  expect(parseAmount('120.5', 'JPY')).toBeUndefined();
});

test('what is shown is read back as the same amount, in every currency', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999_999), fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'), (minor, currency) => {
      const digits = minorDigits(currency);
      const typed =
        digits === 0
          ? String(minor)
          : `${Math.floor(minor / 10 ** digits)}.${String(minor % 10 ** digits).padStart(digits, '0')}`;
      fc.pre(Math.floor(minor / 10 ** digits) <= 999_999_999);
      expect(parseAmount(typed, currency)).toBe(minor);
    }),
  );
});

test('money is shown with its symbol and its own digits', () => {
  expect(formatMoney({ minor: 2900, currency: 'CNY' }, 'zh-Hans')).toBe('¥29.00');
  expect(formatMoney({ minor: 500, currency: 'JPY' }, 'en')).toBe('¥500');
});
