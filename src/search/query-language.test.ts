import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from './query-language.ts';

const parse = (query: string) => {
  const { text, format } = parseQuery(query);
  const given = Object.entries(text).filter(([, value]) => value.length > 0);
  return { ...Object.fromEntries(given), ...(format ? { format } : {}) };
};

test.each([
  ['劳动 竞赛', { plain: '劳动 竞赛' }],
  ['"a phrase" rest', { plain: 'rest', phrases: ['a phrase'] }],
  ['“劳动竞赛” 方案', { plain: '方案', phrases: ['劳动竞赛'] }],
  ['方案 -预算 -"第三稿"', { plain: '方案', without: ['预算', '第三稿'] }],
  ['title:年报 作者：张三', { title: ['年报'], author: ['张三'] }],
  ['author:"Jürgen Habermas" public', { plain: 'public', author: ['Jürgen Habermas'] }],
  ['format:pdf -草稿', { without: ['草稿'], format: 'pdf' }],
  ['format:PDF 法', { plain: '法', format: 'pdf' }],
  ['格式：word', { format: 'docx' }],
  ['"unbalanced', { plain: 'unbalanced' }],
  ['title:', { plain: 'title' }],
  ['-', {}],
  ['mysql -u root -p', { plain: 'mysql u root p' }],
  ['-snmp，或者 net', { plain: 'snmp，或者 net' }],
  ['-server-ip}:${', { plain: 'server-ip}:${' }],
  ['-only', { without: ['only'] }],
  ['报告-2024.pdf', { plain: '报告-2024' }],
  ['node.js 年报.DOCX', { plain: 'node.js 年报' }],
  ['.pdf', { plain: '.pdf' }],
  ['GB/T 19001-2016', { plain: 'GB/T 19001-2016' }],
])('%s', (query, expected) => {
  expect(parse(query)).toEqual(expected);
});

test('any text at all is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
      expect(() => parseQuery(query)).not.toThrow();
    }),
  );
});
