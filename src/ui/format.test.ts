import { describe, expect, it } from 'vitest';
import { commonLanguages, formatBytes, languageName } from './format.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [196_240, '196.2 kB'],
    [500_000_000, '500 MB'],
    [3_000_000_000_000_000, '3,000 TB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });
});

describe('languageName', () => {
  it('names languages in the reader’s language', () => {
    expect(languageName('zh-Hans', 'en')).toBe('Chinese (Simplified)');
    expect(languageName('en', 'zh-Hans')).toBe('英语');
  });
  it('has no name for what is not known or no tag at all', () => {
    expect(languageName('und', 'en')).toBeUndefined();
    expect(languageName('not a tag', 'en')).toBeUndefined();
  });
  it('names every language that is offered', () => {
    for (const tag of commonLanguages) expect(languageName(tag, 'zh-Hans')).toMatch(/\p{Script=Han}/u);
  });
});
