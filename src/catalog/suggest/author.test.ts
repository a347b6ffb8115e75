import { expect, test } from 'vitest';
import { suggestAuthor } from './author.ts';

test.each(['', 'Unknown', 'Windows User', 'Microsoft Office User', 'Preferred Customer', 'Administrator'])(
  '%j names nobody',
  (named) => {
    expect(suggestAuthor(named)).toBe('');
  },
);

test.each(['微软用户', 'ARRAY(0x2c7cf020)', '--', 'a'])('%j names nobody', (named) => {
  expect(suggestAuthor(named)).toBe('');
});

test.each(['葉秀偉(Nancy Yeh)', 'WRSAdmin', '王', 'User Experience Group'])('%j is a name', (named) => {
  expect(suggestAuthor(named)).toBe(named);
});
