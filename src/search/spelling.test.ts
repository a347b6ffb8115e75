import { expect, test } from 'vitest';
import { respell } from './spelling.ts';

test('words in letters are put right by the nearest of those found for them', () => {
  const respelt = [{ typed: 'habermass', stems: ['haberma', 'habermasian'] }];
  expect(respell('habermass public', respelt, ['Habermasian', 'Habermas on the public'])).toBe(
    'Habermas public',
  );
  expect(respell('habermass', respelt, ['Nothing of the kind'])).toBeUndefined();
});
