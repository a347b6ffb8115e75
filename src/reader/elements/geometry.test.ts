import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ground, groupPages, heightOn, layOut, type Looks, rowAt } from './geometry.ts';
import { areasOf, isUpright } from './words.ts';

const LOOKS: Looks = { view: 'scroll', fit: 'auto', scale: 1, rotation: 0 };
const ground = (over: Partial<Ground> = {}): Ground => ({
  sizes: [{ width: 595, height: 842 }],
  looks: LOOKS,
  width: 1_000,
  height: 800,
  cardHeight: 0,
  isRightToLeft: false,
  ...over,
});

test('a point of a page is as far down as the page is turned', () => {
  const size = { width: 200, height: 400 };
  const point = { x: 50, y: 300 };
  expect(([0, 90, 180, 270] as const).map((turn) => heightOn(size, point, turn))).toEqual([
    0.75, 0.25, 0.25, 0.75,
  ]);
  expect(heightOn(size, { x: 150, y: 100 }, 90)).toBe(0.75);
  expect(heightOn(size, { x: 150, y: 100 }, 180)).toBe(0.75);
});

test('a cover stands alone before the pairs, and the card after them', () => {
  expect(groupPages('double', 6, false)).toEqual([[1], [2, 3], [4, 5], [6]]);
  expect(groupPages('double', 5, true)).toEqual([[1], [2, 3], [4, 5], [6]]);
  expect(groupPages('single', 0, true)).toEqual([[1]]);
});

test('pages of any size, turned any way, fit the width, lie apart and are found by their height', () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 14_400 }),
    height: fc.integer({ min: 1, max: 14_400 }),
  });
  const rotation = fc.constantFrom<Looks['rotation']>(0, 90, 180, 270);
  const fit = fc.constantFrom<Looks['fit']>('auto', 'width', 'page');
  const pages = fc.array(size, { minLength: 1, maxLength: 12 });
  const holds = (sizes: Ground['sizes'], turn: Looks['rotation'], by: Looks['fit']) => {
    const layout = layOut(ground({ sizes, looks: { ...LOOKS, rotation: turn, fit: by } }), 1);
    const boxes = layout.rows.flatMap((row) => row.boxes);
    return (
      boxes.every(
        ({ left, width, height }) => left >= 0 && left + width <= 1_000 && height > 0 && height < 16_001,
      ) &&
      layout.rows.every((row, at) => at === 0 || row.top > (layout.rows[at - 1]?.top ?? 0)) &&
      layout.rows.every((row, at) => rowAt(layout.rows, row.top + row.height / 2) === at)
    );
  };
  expect(fc.check(fc.property(pages, rotation, fit, holds)).counterexample).toBeNull();
});

test('of two pages the first lies to the right where the language runs that way', () => {
  const sizes = Array.from({ length: 3 }, () => ({ width: 595, height: 842 }));
  const pair = (isRightToLeft: boolean) =>
    layOut(ground({ sizes, looks: { ...LOOKS, view: 'double' }, isRightToLeft }), 3)
      .rows[0]?.boxes.toSorted((a, b) => a.left - b.left)
      .map(({ page }) => page);
  expect(pair(false)).toEqual([2, 3]);
  expect(pair(true)).toEqual([3, 2]);
});

test('the card behind the last page is no wider than the stage', () => {
  for (const view of ['scroll', 'single'] as const) {
    const layout = layOut(ground({ looks: { ...LOOKS, view }, cardHeight: 300 }), 2);
    expect(layout.width).toBe(1_000);
  }
});

test('a page of 14,400 points at 400 % stays within what browsers draw, 10,000 pages within what they scroll', () => {
  const large = { ...LOOKS, fit: 'scale', scale: 4 } as const;
  const [row] = layOut(ground({ sizes: [{ width: 14_400, height: 14_400 }], looks: large }), 1).rows;
  expect(row?.boxes[0]?.width).toBeLessThan(16_001);
  const sizes = Array.from({ length: 10_000 }, () => ({ width: 595, height: 842 }));
  expect(layOut(ground({ sizes, looks: large }), 1).height).toBeLessThanOrEqual(30_000_000);
});

test('words set from top to bottom are marked from top to bottom', () => {
  const column = { start: 0, end: 10, x: 100, y: 50, w: 12, h: 120 };
  expect(isUpright(column)).toBe(true);
  expect(isUpright({ start: 0, end: 3, x: 0, y: 0, w: 6, h: 10 })).toBe(false);
  expect(areasOf([column], 5, 10)).toEqual([{ x: 100, y: 110, w: 12, h: 60 }]);
  const line = [
    { start: 0, end: 4, x: 0, y: 0, w: 40, h: 10 },
    { start: 5, end: 9, x: 45, y: 0, w: 40, h: 10 },
    { start: 10, end: 14, x: 0, y: 20, w: 40, h: 10 },
  ];
  expect(areasOf(line, 2, 12)).toEqual([
    { x: 20, y: 0, w: 65, h: 10 },
    { x: 0, y: 20, w: 20, h: 10 },
  ]);
});
