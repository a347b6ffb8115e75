import { expect, test } from 'vitest';
import { packWords } from './pack-words.ts';
import { showOutline } from './outline.ts';

test('a page of 50,000 words is laid together line by line and loses none', () => {
  const words = Array.from({ length: 50_000 }, (_, index) => ({
    text: 'word',
    x: 10 + (index % 50) * 10,
    y: 10 + Math.floor(index / 50) * 2,
    w: 9,
    h: 1.5,
    offset: index * 5,
  }));
  const { boxes } = packWords({ text: 'word '.repeat(50_000), words });
  expect(boxes.length / 6).toBe(1_000);
  const lengths = boxes.filter((_, at) => at % 6 === 1);
  expect(lengths.every((length) => length === 50 * 5 - 1)).toBe(true);
});

test('an outline 2,000 deep is cut short, entries that lead nowhere are told only where nothing is locked', () => {
  const deep = Array.from({ length: 3_000 }, (_, level) => ({ level, title: `t${level}`, page: 1 }));
  expect(showOutline(deep, 1, 1)).toMatchObject({ cut: true, locked: 0, entries: { length: 2_000 } });
  const odd = [
    { level: 0, title: 'nowhere', page: null },
    { level: 0, title: 'beyond', page: 99 },
    { level: 0, title: 'before', page: 0 },
    { level: 0, title: 'locked', page: 3 },
    { level: 0, title: 'free', page: 2 },
    { level: 0, title: ' ', page: 1 },
  ];
  expect(showOutline(odd, 2, 4)).toEqual({ entries: [odd[4]], locked: 1, cut: false });
  expect(showOutline(odd, 4, 4).entries.map(({ title, page }) => [title, page])).toEqual([
    ['nowhere', null],
    ['beyond', null],
    ['before', null],
    ['locked', 3],
    ['free', 2],
  ]);
});
