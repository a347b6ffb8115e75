import { expect, test } from 'vitest';
import { UnitMap } from './unit-map.ts';

test('every unit leads to its document, whatever the documents’ lengths', () => {
  const lengths = [1, 2, 29, 1, 31, 32, 33, 300, 2, 2, 64, 1, 1, 5];
  const map = new UnitMap();
  const expected: Array<[document: number, first: number]> = [];
  for (const [number, units] of lengths.entries()) {
    const first = expected.length;
    map.add(number + 1, first, units);
    for (let unit = 0; unit < units; unit++) expected.push([number + 1, first]);
  }
  expect(map.end).toBe(expected.length);
  for (const [unit, [document, first]] of expected.entries()) {
    expect([unit, map.documentAt(unit), map.startOf(unit)]).toEqual([unit, document, first]);
    expect(map.isStart(unit)).toBe(unit === first);
  }
});

test('documents that are gone, whose lengths nobody knows any more, leave the others where they are', () => {
  const map = new UnitMap();
  map.add(1, 0, 3);
  map.add(2, 3, 0);
  map.add(3, 90, 0);
  map.add(4, 200, 70);
  map.add(5, 270, 2);
  expect([0, 2, 3, 90].map((unit) => map.documentAt(unit))).toEqual([1, 1, 2, 3]);
  expect([200, 231, 269, 270, 271].map((unit) => map.documentAt(unit))).toEqual([4, 4, 4, 5, 5]);
  expect(map.startOf(269)).toBe(200);
});
