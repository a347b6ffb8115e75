import { describe, expect, it } from 'vitest';
import { languages, messagesFor, nameIn } from './index.ts';

/** Every text of a catalogue by its path; functions are called with stand-ins. */
function texts(group: object, path = ''): Array<[path: string, text: string]> {
  return Object.entries(group).flatMap(([key, value]): Array<[string, string]> => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, String((value as (...rest: number[]) => string)(3, 7))]];
    return texts(value as object, at);
  });
}

const untranslated =
  /^(formats\.|licences\.MIT|document\.fingerprint$|site\.languageName)|^document\.by$|^upload\.sending$/;

describe.each(languages)('messages in %s', (language) => {
  it('has no empty or padded text', () => {
    for (const [path, text] of texts(messagesFor(language))) {
      expect(text, path).not.toBe('');
      expect(text, path).toBe(text.trim());
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

it('says everything in Chinese', () => {
  for (const [path, text] of texts(messagesFor('zh-Hans'))) {
    if (!untranslated.test(path)) expect(text, path).toMatch(/\p{Script=Han}/u);
  }
});

it('has the same texts in both languages', () => {
  const paths = (language: 'zh-Hans' | 'en') => texts(messagesFor(language)).map(([path]) => path);
  expect(paths('zh-Hans').sort()).toEqual(paths('en').sort());
});

it('uses no ASCII punctuation between Chinese characters', () => {
  for (const [path, text] of texts(messagesFor('zh-Hans'))) {
    expect(text, path).not.toMatch(/\p{Script=Han}[,;:?!]\s?\p{Script=Han}/u);
  }
});

it('counts in English as English does', () => {
  const { common } = messagesFor('en');
  expect([common.pages(1), common.pages(2), common.pages(1200)]).toEqual([
    '1 page',
    '2 pages',
    '1,200 pages',
  ]);
});

it('falls back for names it does not have, even those every object has', () => {
  const { formats } = messagesFor('en');
  expect(nameIn(formats, 'docx')).toBe('Word');
  expect(nameIn(formats, 'wps')).toBe('wps');
  expect(nameIn(formats, 'constructor', 'other')).toBe('other');
});
