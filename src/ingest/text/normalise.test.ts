import { describe, expect, it } from 'vitest';
import { normaliseCharacter } from './normalise.ts';

describe('normaliseCharacter', () => {
  it.each([
    ['⼀', '一'],
    ['⻓', '长'],
    ['⺟', '母'],
    ['\uf9dc', '隆'],
    ['\u{2f804}', '\u{4f60}'],
    ['ﬁ', 'fi'],
    ['ﬃ', 'ffi'],
    ['\ufefb', 'لا'],
    ['︵', '（'],
    ['﹃', '『'],
    ['︒', '。'],
    ['\u00a0', ' '],
    ['\u2003', ' '],
    ['\uf0b7', '•'],
  ])('types %s as %s', (character, typed) => {
    expect(normaliseCharacter(character)).toBe(typed);
  });

  it.each([
    'Ａ',
    '１',
    '，',
    'ｱ',
    '㎡',
    '①',
    '™',
    '²',
    '½',
    '℃',
    'Ⅳ',
    '　',
    'é',
    '…',
    '“',
    '䶮',
    '𠮷',
    '\u200c',
  ])('keeps %s as it is', (character) => {
    expect(normaliseCharacter(character)).toBe(character);
  });

  it.each(['\u0000', '\u0007', '\u00ad', '\ufffd', '\ufeff', '\ue123', '\u200b', '\ud800', '\u{f0000}'])(
    'drops %j',
    (character) => {
      expect(normaliseCharacter(character)).toBe('');
    },
  );
});
