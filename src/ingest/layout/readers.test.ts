import { describe, expect, it } from 'vitest';
import { readCsv, sheetLimits } from './csv.ts';
import { sniffDelimiter } from './delimiter.ts';
import { readMarkdown } from './markdown.ts';
import { scriptLanguage } from './language.ts';
import { readPlainText } from './text.ts';

describe('readMarkdown', () => {
  it('reads front matter, tables and strikethrough', () => {
    const source =
      '---\ntitle: "题"\ntags: [a, b]\nlang: zh-Hans\n---\n# 题\n\n| a | b |\n|---|--:|\n| ~~1~~ | 2 |\n';
    const { metadata, blocks } = readMarkdown(source);
    expect(metadata).toEqual({ title: '题', keywords: ['a', 'b'], language: 'zh-Hans' });
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
    expect(blocks[1]).toMatchObject({
      kind: 'table',
      headerRows: 1,
      rows: [
        [{}, {}],
        [{ inlines: [{ kind: 'strike' }] }, { align: 'right' }],
      ],
    });
  });

  it('sets a title that only the front matter tells, and does not take a rule for front matter', () => {
    expect(readMarkdown('---\ntitle: T\n---\ntext').blocks[0]).toMatchObject({ kind: 'heading' });
    expect(readMarkdown('---\nplain text\n---\n').metadata).toEqual({});
  });

  it('keeps formulas as written', () => {
    const { blocks } = readMarkdown('设 $a_1*b_2*c$ 与 $x$，价 5$ 和 6$');
    expect(blocks[0]).toMatchObject({
      inlines: [
        { text: '设 ' },
        { kind: 'code', text: '$a_1*b_2*c$' },
        { text: ' 与 ' },
        { text: '$x$' },
        {},
      ],
    });
  });

  it('drops scripts that stand in it', () => {
    expect(readMarkdown('a\n\n<script>alert(1)</script>\n\nb').blocks).toHaveLength(2);
  });
});

describe('readPlainText', () => {
  it('makes a paragraph of each line and headings of chapters', () => {
    const { blocks, page } = readPlainText(
      '第一回　起\n　　话说一天，他出门去了。\n\n第二回 承\n　　后来他又回来了。\n',
    );
    expect(page).toBe('book');
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'heading', 'paragraph']);
    expect(blocks[1]).toMatchObject({ inlines: [{ text: '话说一天，他出门去了。' }] });
  });

  it('takes no single mention for a chapter', () => {
    expect(readPlainText('第一章 引言\n正文。').blocks[0]).toMatchObject({ kind: 'paragraph' });
  });

  it('keeps source code and ASCII tables as they stand', () => {
    const code = 'int main() {\n  int a = 1;\n  return a;\n}\n';
    expect(readPlainText(code).blocks).toEqual([{ kind: 'code', text: code.trimEnd() }]);
    const table = '| a  | b  |\n|----|----|\n| 1  | 2  |\n| 3  | 4  |';
    const prose = '说明文字。\n'.repeat(8);
    expect(readPlainText(`${prose}\n${table}`).blocks.slice(7)).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'text', text: '说明文字。' }] },
      { kind: 'code', text: table },
    ]);
  });

  it('cuts one endless line at ends of sentences', () => {
    const { blocks } = readPlainText('这是一句话。'.repeat(2_000));
    expect(blocks.length).toBeGreaterThan(10);
  });
});

describe('readCsv', () => {
  it.each([
    ['a,b\n1,"2;3"\n', ','],
    ['a;b;c\n1,5;2;3\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
  ])('sniffs the delimiter of %j', (source, delimiter) => {
    expect(sniffDelimiter(source)).toBe(delimiter);
  });

  it('heads the sheet with the first row and keeps quoted line ends', () => {
    const { blocks } = readCsv('名,数\n"一\n二",12\n');
    expect(blocks[0]).toMatchObject({
      kind: 'table',
      headerRows: 1,
      rows: [
        [{ header: true }, {}],
        [{ inlines: [{ text: '一' }, { kind: 'break' }, { text: '二' }] }, { align: 'right' }],
      ],
    });
  });

  it('reads on past a stray quotation mark', () => {
    expect(readCsv('a,b\n"x,1\ny,2').blocks).toHaveLength(1);
  });

  it('splits wide sheets by columns, repeating the first', () => {
    const { blocks, page } = readCsv(`${Array.from({ length: 40 }, (_, at) => `column ${at}`).join(',')}\n`);
    expect(page).toBe('wideSheet');
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(tables.length).toBeGreaterThan(1);
    expect(tables[1]?.rows[0]?.[0]).toMatchObject({ inlines: [{ text: 'column 0' }] });
  });

  it('shows no more cells than can be set', () => {
    const { blocks } = readCsv('1,2,3,4\n'.repeat(100_000));
    const [table, note] = blocks;
    expect(table?.kind === 'table' && table.rows.length).toBe(sheetLimits.cells / 4);
    expect(note).toMatchObject({ role: 'caption', inlines: [{ text: '… 10000 / 40000+' }] });
  });
});

describe('scriptLanguage', () => {
  it.each([
    ['这本书讲的是图书馆里发生的事情', 'zh-Hans'],
    ['這本書講的是圖書館裡發生的事情', 'zh-Hant'],
    ['これは図書館の本です', 'ja'],
    ['도서관에 있는 책', 'ko'],
    ['A book in the library', undefined],
  ])('%s: %s', (text, language) => {
    expect(scriptLanguage(text)).toBe(language);
  });
});
