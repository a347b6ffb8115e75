import { expect, test } from 'vitest';
import { cleanLine, cleanLines, withoutLeaders } from './visible-text.ts';

test('marks that make a name look like another go', () => {
  expect(cleanLine('Locked \u202efdp <b>title</b>')).toBe('Locked fdp <b>title</b>');
  expect(cleanLine('a\u2066b\u2069\u200f\u200ec\u061cd\ufeff')).toBe('abcd');
  expect(cleanLine(' zero\u200bwidth\t\u0000and\n lines ')).toBe('zerowidth and lines');
  expect(cleanLine(`plain${String.fromCodePoint(0xe0001, 0xe0068, 0xe0069)}`)).toBe('plain');
  for (const nothing of ['\u202e', ' \u200d\u200c ', '\u3164']) expect(cleanLine(nothing)).toBe('');
});

test('joiners and flags are spelling', () => {
  for (const word of ['می‌خواهم', '👩‍👩‍👧', 'क्‍ष', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']) {
    expect(cleanLine(word)).toBe(word);
  }
});

test('leaders of a list of contents become one mark, and marks that somebody wrote stay', () => {
  expect(withoutLeaders(`一　先把门打开 ${'.'.repeat(60)} 2\n二　书${'…'.repeat(9)}3`)).toBe(
    '一　先把门打开 …… 2\n二　书……3',
  );
  expect(withoutLeaders('Preface . . . . . . . . . 7')).toBe('Preface ……7');
  for (const meant of ['他说……', 'wait...', '……？', '1.2.3.4.5.6', '甲·乙·丙', '......'])
    expect(withoutLeaders(meant)).toBe(meant);
});

test('lines of a summary stay', () => {
  expect(cleanLines('one\r\ntwo\u202e\n\nthree\u0007')).toBe('one\ntwo\n\nthree');
});
