import { expect, test } from 'vitest';
import { mendCharacters, respell } from './spelling.ts';

const mend = (query: string, ...texts: string[]) => mendCharacters(query, texts)?.query;

test.each([
  ['a wrong character', '维特根斯但', '维特根斯坦'],
  ['a missing one', '维特根坦', '维特根斯坦'],
  ['a doubled one', '维特根斯斯坦', '维特根斯坦'],
  ['a name in a question', '维特根斯但怎么看待语言', '维特根斯坦怎么看待语言'],
  ['a name beside other words', 'about 维特根斯但 2024', 'about 维特根斯坦 2024'],
  ['the other script', '維特根斯但', '维特根斯坦'],
])('%s in a name is put right', (_, query, meant) => {
  expect(mendCharacters(query, ['别的标题', '维特根斯坦的哲学研究'])).toMatchObject({
    query: meant,
    certainty: 'sure',
  });
});

test('a character that is no word by itself is asked about as the word that it spoils', () => {
  const certainty = (query: string, title: string) => mendCharacters(query, [title])?.certainty;
  expect(certainty('劳动竟赛', '劳动竞赛方案')).toEqual({ typed: '竟赛', meant: '竞赛' });
  expect(certainty('老动竞赛', '劳动竞赛方案')).toEqual({ typed: '老动', meant: '劳动' });
});

test('another word is offered at most, and another number, or what is there, not even that', () => {
  expect(mendCharacters('湖北统计年鉴', ['湖南统计年鉴'])?.certainty).toBe('guess');
  expect(mendCharacters('社会学概论', ['社会科学概论'])?.certainty).toBe('guess');
  expect(mendCharacters('张居政', ['张居正大传'])?.certainty).toBe('guess');
  expect(mend('第三章讲义', '第二章讲义')).toBeUndefined();
  expect(mend('维特根斯坦', '维特根斯坦的哲学研究')).toBeUndefined();
  expect(mend('维特根斯坦哲', '维特根斯坦')).toBeUndefined();
  expect(mend('完全无关', '维特根斯坦的哲学研究')).toBeUndefined();
});

test('words in letters are put right by the nearest of those found for them', () => {
  const respelt = [{ typed: 'habermass', stems: ['haberma', 'habermasian'] }];
  expect(respell('habermass public', respelt, ['Habermasian', 'Habermas on the public'])).toBe(
    'Habermas public',
  );
  expect(respell('habermass', respelt, ['Nothing of the kind'])).toBeUndefined();
});
