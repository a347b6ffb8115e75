import { expect, test } from 'vitest';
import { ID_PATTERN, newId } from './ids.ts';

test('identifiers have their form, sort by age and do not repeat', () => {
  const early = newId(Date.UTC(2026, 5, 1));
  const late = newId(Date.UTC(2026, 5, 1, 0, 0, 0, 1));
  expect(early < late).toBe(true);
  const many = new Set(Array.from({ length: 2_000 }, () => newId()));
  expect(many.size).toBe(2_000);
  for (const id of many) expect(id).toMatch(ID_PATTERN);
});
