import { expect, test } from 'vitest';
import { mendCharacters } from './mended-characters.ts';

const mend = (query: string, ...texts: string[]) => mendCharacters(query, texts)?.query;

test.each([
  ['a wrong character', '维特根斯但', '维特根斯坦'],
  ['a missing one', '维特根坦', '维特根斯坦'],
  ['a doubled one', '维特根斯斯坦', '维特根斯坦'],
  ['a name beside other words', 'about 维特根斯但 2024', 'about 维特根斯坦 2024'],
  ['the other script', '維特根斯但', '维特根斯坦'],
])('%s in a name is put right', (_, query, meant) => {
  expect(mendCharacters(query, ['别的标题', '维特根斯坦的哲学研究'])).toMatchObject({
    query: meant,
    certainty: 'sure',
  });
});

test('what no dictionary tells is asked about as it stands between its neighbours', () => {
  const certainty = (query: string, title: string) => mendCharacters(query, [title])?.certainty;
  expect(certainty('劳动竟赛', '劳动竞赛方案')).toEqual({ typed: '动竟赛', meant: '动竞赛' });
  expect(certainty('老动竞赛', '劳动竞赛方案')).toEqual({ typed: '老动竞', meant: '劳动竞' });
  expect(certainty('社会学概论', '社会科学概论')).toEqual({ typed: '会学', meant: '会科学' });
});

test('another word is offered at most, and another number, or what is there, not even that', () => {
  expect(mendCharacters('湖北统计年鉴', ['湖南统计年鉴'])?.certainty).toBe('guess');
  expect(mendCharacters('居政', ['张居正大传'])?.certainty).toBeUndefined();
  expect(mend('2018年宪法', '中华人民共和国宪法')).toBeUndefined();
  expect(mend('1988年宪法修正案', '中华人民共和国宪法修正案（1988年）')).toBeUndefined();
  expect(mend('第三章讲义', '第二章讲义')).toBeUndefined();
  expect(mend('条例第十转条', '条例第十九条')).toBeUndefined();
  expect(mend('条例第八二条', '条例第八十二条')).toBeUndefined();
  expect(mend('所得税吗', '所得税法')).toBeUndefined();
  expect(mend('维特根斯坦', '维特根斯坦的哲学研究')).toBeUndefined();
  expect(mend('维特根斯坦哲', '维特根斯坦')).toBeUndefined();
  expect(mend('完全无关', '维特根斯坦的哲学研究')).toBeUndefined();
});
