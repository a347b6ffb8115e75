import { expect, test } from 'vitest';
import { mendQuery } from './spelling.ts';

test('the nearest word of a title or name replaces one that is not there', () => {
  expect(mendQuery('维特根斯但', ['维特根斯坦的哲学研究'])).toBe('维特根斯坦');
  expect(mendQuery('habermass public', ['Habermas and the public sphere'])).toBe('Habermas public');
  expect(mendQuery('public', ['Habermas and the public sphere'])).toBeUndefined();
  expect(mendQuery('完全无关', ['维特根斯坦的哲学研究'])).toBeUndefined();
});
