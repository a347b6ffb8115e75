import { expect, test } from 'vitest';
import { officeChildren } from './processes.ts';

test('as many Office children as cores, while half of the memory holds them; one at least', () => {
  expect(officeChildren(2, 24_000)).toBe(2);
  expect(officeChildren(4, 16_000)).toBe(2);
  expect(officeChildren(4, 8_000)).toBe(1);
  expect(officeChildren(1, 64_000)).toBe(1);
  expect(officeChildren(2, 2_000)).toBe(1);
});
