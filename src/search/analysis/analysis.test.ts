import { expect, test } from 'vitest';
import {
  beginningsOf,
  dropQuestionWords,
  fold,
  foldWithPositions,
  holdsWords,
  isPair,
  pointedNumbers,
  readOrdinals,
  type Term,
  visitSome,
  visitTerms,
} from './index.ts';

function show(term: Term): string {
  if (typeof term === 'string') return term;
  return isPair(term)
    ? String.fromCharCode(Math.floor(term / 65_536), term % 65_536)
    : String.fromCharCode(term);
}

function terms(text: string): string[] {
  const found: string[] = [];
  visitTerms(fold(text), (term) => found.push(show(term)));
  return found;
}

test('scripts, widths, cases and accents are one', () => {
  expect(fold('學習ＡＢＣ Café 著')).toBe('学习abc cafe 着');
  expect(fold('Łódź, Søren, İstanbul, Işık, HAUPTSTRAßE, Œuvre')).toBe(
    'lodz, soren, istanbul, isik, hauptstrasse, oeuvre',
  );
  expect(fold('Фёдор, Чайковский, ΛΌΓΟΣ')).toBe(fold('Федор, Чайковский, λόγος'));
  expect(fold('й')).not.toBe(fold('и'));
  expect(terms('勞動')).toEqual(terms('劳动'));
  expect(terms('Running')).toEqual(terms('ｒｕｎｓ'));
});

test('dense scripts are cut into characters and pairs, words into stems', () => {
  expect(terms('劳动赛')).toEqual(['劳', '动', '劳动', '赛', '动赛']);
  expect(terms('C语言 指针')).toEqual(['c', '语', '言', '语言', '指', '针', '指针']);
  expect(terms('*"%-😀\u0000\ud800')).toEqual([]);
});

test('a line end inside a word does not part it, an empty line does', () => {
  expect(terms('劳\n动')).toContain('劳动');
  expect(terms('劳\n\n动')).not.toContain('劳动');
});

test('years, codes and ISBNs meet however they are written', () => {
  expect(terms('二〇一六年')).toContain('2016');
  expect(terms('二零一六年')).toContain('2016');
  expect(terms('GB/T 19001-2016')).toEqual(expect.arrayContaining(['=gbt190012016', '=gbt19001']));
  expect(terms('gbt19001')).toContain('=gbt19001');
  expect(terms('ABC-1005')).toContain('=abc1005');
  expect(terms('ABC-1005')).not.toContain('=abc');
  expect(terms('ISBN 978-7-111-21382-6')).toContain('=9787111213826');
});

test('a number with points is a term, and so are the runs of its parts', () => {
  const terms: Term[] = [];
  visitTerms(fold('TiDB v8.5.3，1.'), (term) => terms.push(term));
  expect(terms.filter((term) => String(term).startsWith('='))).toEqual(['=8.5', '=8.5.3', '=5.3']);
  expect(pointedNumbers('8.5.3 与 3.14，1.')).toEqual(['8.5.3', '3.14']);
});

test('positions lead back to the original', () => {
  const moved = foldWithPositions('ﬁn 學😀习');
  expect(moved.text).toBe('fin 学😀习');
  expect(moved.positionOf(moved.text.indexOf('习'))).toBe('ﬁn 學😀习'.indexOf('习'));
  expect(moved.positionOf(moved.text.length)).toBe('ﬁn 學😀习'.length);
  const { text, positionOf } = foldWithPositions('Ｆin 學习');
  expect([text, positionOf(5), positionOf(6)]).toEqual(['fin 学习', 5, 6]);
});

test('a text that grows when it is folded is folded whole', () => {
  expect(fold('ﷺ'.repeat(20_000))).toBe(fold('ﷺ').repeat(20_000));
  expect(fold(`${'é'.repeat(20_000)}\ud800`)).toBe(`${'e'.repeat(20_000)}\ud800`);
});

test('terms are found by where they may begin as they are among all', () => {
  const text = fold(
    '二〇一六年的 GB/T 19001-2016 与《学习》：running, the Libraries of 2016; ISBN 978-7-301-04815-3。',
  );
  const all: string[] = [];
  visitTerms(text, (...found) => all.push(JSON.stringify(found)));
  for (const each of all) {
    const [term] = JSON.parse(each) as [Term];
    const found: string[] = [];
    visitSome(text, beginningsOf([term]), (...one) => found.push(JSON.stringify(one)));
    expect(found).toContain(each);
    expect(found.length, String(term)).toBeLessThan(all.length / 2);
  }
});

test('words that ask say nothing of what is sought, unless they are part of another', () => {
  const left = (query: string) => dropQuestionWords(fold(query)).trim();
  expect(left('哪一座城市')).toBe('城市');
  expect(left('為甚麼叫臺北')).toBe('叫台北');
  expect(left('议会于何年成立')).toBe('议会 成立');
  for (const query of ['哪吒', '吗啡', '几何年鉴', '任何人', '几率', '什么'])
    expect(left(query)).toBe(fold(query));
});

test('a sentence that asks in English is what it asks about, one that was copied is all of its words', () => {
  const left = (query: string) =>
    dropQuestionWords(fold(query)).trim().replaceAll('?', '').split(/\s+/).join(' ');
  expect(left("Why doesn't my café's printer work?")).toBe('cafe printer work');
  expect(left('What’s the difference between them')).toBe('difference');
  expect(left('move this into that')).toBe('move this into that');
  expect(left('To be, or not to be')).toBe('to be, or not to be');
  expect(left('Who is it?')).toBe('who is it');
  expect(left('was ist doŋ')).toBe('ist doŋ');
});

test('words in letters are held whole, others wherever they stand', () => {
  expect(holdsWords('the email', 'ai')).toBe(false);
  expect(holdsWords('email, ai算法', 'ai')).toBe(true);
  expect(holdsWords('职工会', '工会')).toBe(true);
  expect(holdsWords('ai', '')).toBe(false);
});

test('ordinals of laws and novels are read in characters, and nothing else is', () => {
  const asked = '民法典584条，第10条，《渔业法》105 条，第1010条，第16回';
  const read = '民法典第五百八十四条，第十条，《渔业法》第一百零五条，第一千零一十条，第十六回';
  expect(readOrdinals(asked).text).toBe(read);
  expect(readOrdinals('刑法第20条第1款第3项').text).toBe('刑法第二十条 ');
  for (const text of ['3条鱼', '第3.2条', '第3名', '方法 3', '第 k 小', '第三款'])
    expect(readOrdinals(text)).toEqual({ text, ordinals: [] });
});
