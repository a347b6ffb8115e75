import { expect, test } from 'vitest';
import { negotiateLanguage } from './language.ts';
import { localPath } from './return-path.ts';

test('only paths of this site are gone back to', () => {
  expect(localPath('/search?q=a#b', '/')).toBe('/search?q=a#b');
  for (const hostile of [
    '//evil.example/x',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    '/\t/evil.example',
  ]) {
    expect(localPath(hostile, '/fallback'), String(hostile)).toBe('/fallback');
  }
});

test('the language a browser prefers is taken, the first offered otherwise', () => {
  const offered = ['zh-Hans', 'en'] as const;
  expect(negotiateLanguage('en-GB,en;q=0.9,zh;q=0.8', offered)).toBe('en');
  expect(negotiateLanguage('fr, zh-TW;q=0.5, en;q=0.1', offered)).toBe('zh-Hans');
  expect(negotiateLanguage('en;q=0, de', offered)).toBe('zh-Hans');
  expect(negotiateLanguage(undefined, offered)).toBe('zh-Hans');
});
