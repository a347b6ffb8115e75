import { expect, test } from 'vitest';
import type { Category } from '../categories.ts';
import { suggestCategory } from './category.ts';

const category = (id: string, keywords: string[]): Category => ({
  id,
  slug: id,
  nameZh: '',
  nameEn: '',
  keywords,
  position: 0,
});

const CATEGORIES = [
  category('teaching', ['教案', '学生', 'lesson', 'classroom']),
  category('training', ['培训', '课件', 'training', 'slides']),
];

test.each([
  ['a title', '四年级教案', '一篇短文。', 'teaching'],
  ['several words of the text', 'A plan', 'Lessons in the classroom, and one lesson more.', 'teaching'],
])('is told by %s', (_, title, text, expected) => {
  expect(suggestCategory(title, text, CATEGORIES)).toBe(expected);
});

test.each([
  ['one word, however often', '红楼梦', '学生'.repeat(9)],
  [
    'parts of Latin words',
    'A paper',
    'Restraining pretraining landslides, restraining pretraining landslides.',
  ],
])('is not told by %s', (_, title, text) => {
  expect(suggestCategory(title, text, CATEGORIES)).toBeNull();
});
