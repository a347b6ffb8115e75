import { describe, expect, it } from 'vitest';
import { languages, messagesFor, nameIn } from './index.ts';

/** Every text of a catalogue by its path; functions are called with stand-ins. */
function texts(group: object, path = ''): Array<[path: string, text: string]> {
  return Object.entries(group).flatMap(([key, value]): Array<[string, string]> => {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function')
      return [[at, `${(value as (...rest: number[]) => string | number)(3, 7)}`]];
    return texts(value as object, at);
  });
}

const untranslated =
  /^(formats\.|licences\.MIT|document\.fingerprint$|site\.languageName)|^document\.by$|^common\.colon$|^storeLetters\.entry$|^upload\.sending$/;

describe.each(languages)('messages in %s', (language) => {
  it('has no empty or padded text', () => {
    const wrong = texts(messagesFor(language)).filter(
      ([, text]) => text === '' || text !== text.trim() || /undefined|NaN|\[object/.test(text),
    );
    expect(wrong).toEqual([]);
  });
});

it('says everything in Chinese', () => {
  const foreign = texts(messagesFor('zh-Hans')).filter(
    ([path, text]) => !untranslated.test(path) && !/\p{Script=Han}/u.test(text),
  );
  expect(foreign).toEqual([]);
});

it('has the same texts in both languages', () => {
  const paths = (language: 'zh-Hans' | 'en') => texts(messagesFor(language)).map(([path]) => path);
  expect(paths('zh-Hans').sort()).toEqual(paths('en').sort());
});

it('uses no ASCII punctuation between Chinese characters', () => {
  const wrong = texts(messagesFor('zh-Hans')).filter(([, text]) =>
    /\p{Script=Han}[,;:?!]\s?\p{Script=Han}/u.test(text),
  );
  expect(wrong).toEqual([]);
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
