import { describe, expect, it } from 'vitest';
import { layoutPage } from './layout.ts';
import { setColumn, setLine, setLines, turnRight } from './typeset.ts';
import type { Glyph } from './types.ts';

const PAGE = { width: 600, height: 800 };
const PROSE = [
  '这个社会的图书馆向每一个人开放，不论他从哪里来，也不论他要找的是什么书，馆员都会帮他找到社会',
  '主义理论的书架，再替他把灯打开。',
];

function textOf(glyphs: readonly Glyph[]): string {
  return layoutPage(glyphs, PAGE).text;
}

describe('lines', () => {
  it('joins wrapped Chinese with nothing between', () => {
    expect(textOf(setLines(PROSE, { x: 60, y: 100 }))).toBe(PROSE.join(''));
  });

  it('joins wrapped Latin with a space and undoes hyphens at line ends', () => {
    const lines = [
      'The reading room of the library opens at nine in the morn-',
      'ing and stays open until the last of its well-',
      'known visitors has put back the last of the books that she',
      'took from the shelf.',
    ];
    expect(textOf(setLines(lines, { x: 60, y: 100 }))).toBe(
      'The reading room of the library opens at nine in the morning and stays open until the last of its well-known visitors has put back the last of the books that she took from the shelf.',
    );
  });

  it('drops soft hyphens, and keeps those that show within a line', () => {
    const lines = [
      'The well\u00adkept reading room of the library opens at nine in the morn\u00ad',
      'ing on every day of the week.\u00ad',
    ];
    const glyphs = [...setLines(lines, { x: 60, y: 100 })];
    glyphs.splice(6, 0, ...setLine('\u00ad', { x: 90, y: 100 }).map((glyph) => ({ ...glyph, w: 0 })));
    expect(textOf(glyphs)).toBe(
      'The well-kept reading room of the library opens at nine in the morning on every day of the week.',
    );
  });

  it('keeps a space between Chinese and Latin at a line end only where the page has them', () => {
    const lines = [
      '我们的书目放在一台 Linux 机器上，读者可以用任何一种浏览器打开它，还可以下载',
      'PDF 文件。',
    ];
    expect(textOf(setLines(lines, { x: 60, y: 100 }))).toContain('下载 PDF 文件');
    const tight = lines.map((line) => line.replaceAll(' ', ''));
    expect(textOf(setLines(tight, { x: 60, y: 100 }))).toContain('下载PDF文件');
  });

  it('keeps the lines of verse apart, though two of them end alike', () => {
    const lines = [
      'On memory’s page there is a leaf now,',
      'Bearing a trace of a pleasure;',
      'Of schoolday mirth and games,',
      'With whom we went',
      'Through all the hours of our early youth, away.',
    ];
    expect(textOf(setLines(lines, { x: 60, y: 100 }))).toBe(lines.join('\n'));
  });

  it('reads characters spaced out downward as a vertical line', () => {
    const glyphs = [
      ...['灯', '下', '读', '书', '社'].flatMap((text, at) => setLine(text, { x: 60, y: 100 + 18 * at })),
      ...['创', '立', '之', '年', '夏'].flatMap((text, at) => setLine(text, { x: 90, y: 97 + 13 * at })),
    ];
    expect(textOf(glyphs).split('\n').sort()).toEqual(['创立之年夏', '灯下读书社'].sort());
  });

  it('keeps a comment in a program apart from the code below it', () => {
    const code = ['// put elephant into fridge', 'put(elephant, fridge);'];
    expect(textOf(setLines(code, { x: 60, y: 100 }))).toBe(code.join('\n'));
  });

  it('drops characters drawn twice for boldness', () => {
    const line = setLine('馆藏目录 Catalogue', { x: 60, y: 100 });
    const again = setLine('馆藏目录 Catalogue', { x: 60.4, y: 100.1 });
    expect(textOf([...line, ...again])).toBe('馆藏目录 Catalogue');
  });

  it('keeps both halves of a dash that the font draws in one', () => {
    const [before, after] = [setLine('他说', { x: 60, y: 100 }), setLine('不。', { x: 100, y: 100 })];
    const [dash] = setLine('—', { x: 80, y: 100 });
    const half = { ...dash, w: 20 } as Glyph;
    expect(textOf([...before, half, half, ...after])).toBe('他说——不。');
    const bold = { ...dash, w: 10 } as Glyph;
    expect(textOf([...before, bold, bold])).toBe('他说—');
  });

  it('reads letter-spaced headings as words', () => {
    expect(textOf(setLine('CHAPTER', { x: 60, y: 100, spacing: 3 }))).toBe('CHAPTER');
    expect(textOf(setLine('工作总结报告', { x: 60, y: 100, spacing: 8 }))).toBe('工作总结报告');
  });

  it('drops what nobody types and keeps full-width forms', () => {
    expect(textOf(setLine('Ａ１，㎡①⼀ﬁ\ue000\ufffd', { x: 60, y: 100 }))).toBe('Ａ１，㎡①一fi');
  });
});

describe('damage', () => {
  it('is passed over', () => {
    const glyphs = setLine('文渊 library', { x: 60, y: 100 });
    const wild = glyphs.flatMap((glyph) => [
      { ...glyph, x: Number.NaN },
      { ...glyph, size: 1e12, w: 1e12 },
      { ...glyph, originY: -Infinity },
    ]);
    expect(textOf([...wild, ...glyphs])).toBe('文渊 library');
  });
});

describe('paragraphs', () => {
  it('parts them by indents, short last lines, spacing and size', () => {
    const text = textOf([
      ...setLine('第一章 总则', { x: 60, y: 60, size: 16 }),
      ...setLines(PROSE, { x: 60, y: 100 }),
      ...setLine(
        '　　另起一段的文字从第三个字的位置开始，并且一直写到了这一行的末尾，一个字的空也不留下来，写',
        { x: 60, y: 128 },
      ),
      ...setLine('到这里才结束。', { x: 60, y: 142 }),
      ...setLine('隔了一行的附注。', { x: 60, y: 184 }),
    ]);
    expect(text.split('\n')).toEqual([
      '第一章 总则',
      PROSE.join(''),
      '另起一段的文字从第三个字的位置开始，并且一直写到了这一行的末尾，一个字的空也不留下来，写到这里才结束。',
      '隔了一行的附注。',
    ]);
  });

  it('starts one at every item of a list', () => {
    const lines = ['• 借书证', '• 阅览证', '1. 办理手续', '2. 缴纳押金', '一、总则', '（二）细则'];
    expect(textOf(setLines(lines, { x: 60, y: 100 })).split('\n')).toEqual(lines);
  });
});

describe('columns', () => {
  const left = Array.from(
    { length: 12 },
    (_, at) => `左栏第${'一二三四五六七八九十甲乙'[at]}行的文字写满这一行不留一点空白`,
  );
  const right = left.map((line) => line.replace('左', '右'));

  it('reads what spans them first, then each from top to bottom', () => {
    const text = textOf([
      ...setLine('横跨两栏的标题很长很长，越过了中间的空白，一直到右边的一栏里面去', {
        x: 70,
        y: 60,
        size: 14,
      }),
      ...setLines(left, { x: 60, y: 100 }),
      ...setLines(right, { x: 320, y: 100 }),
    ]);
    expect(text.split('\n')).toHaveLength(2);
    expect(text.split('\n')[1]).toBe([...left, ...right].join(''));
  });

  it('keeps the rows of a table, and joins wrapped cells', () => {
    const rows = [
      ['名称', '说明', '价格'],
      ['纸本', '只在阅览室内使用的书', '12'],
      ['电子本', '可以下载的书', '340'],
    ];
    const glyphs = rows.flatMap((row, at) =>
      row.flatMap((cell, column) => setLine(cell, { x: [60, 160, 400][column] ?? 0, y: 100 + at * 40 })),
    );
    glyphs.push(...setLine('以及复印', { x: 160, y: 154 }));
    expect(textOf(glyphs).split('\n')).toEqual([
      '名称\t说明\t价格',
      '纸本\t只在阅览室内使用的书以及复印\t12',
      '电子本\t可以下载的书\t340',
    ]);
  });
});

describe('contents', () => {
  it('keeps the entries of a table of contents apart', () => {
    const names = ['图1、沙盒系统验证端流程图', '图2、建立功能画面', '欲勾选需要加入的资料画面'];
    const entries = names.map((name, at) => `${name}${'.'.repeat(90 - 2 * name.length)}${at + 1}`);
    expect(textOf(setLines(entries, { x: 60, y: 100 })).split('\n')).toEqual(entries);
  });
});

describe('directions', () => {
  it('reads Arabic and Persian from the right, numbers and Latin in them from the left', () => {
    const drawn = [
      'این مستندات برای نهادهای دیگر ',
      'OWASP Top 10 2017',
      ' و ',
      'ASVS 4.0',
      ' در سال ۱۳۹۸ هستند.',
    ]
      .map((part) => (/[A-Z]/.test(part) ? part : [...part].reverse().join('').replace('۸۹۳۱', '۱۳۹۸')))
      .reverse()
      .join('');
    expect(textOf(setLine(drawn, { x: 60, y: 100 }))).toBe(
      'این مستندات برای نهادهای دیگر OWASP Top 10 2017 و ASVS 4.0 در سال ۱۳۹۸ هستند.',
    );
  });

  it('gives dots that are drawn by themselves to their letters', () => {
    const [letter, dot] = setLine('ب', { x: 60, y: 100 }).flatMap((glyph) => [
      glyph,
      { ...glyph, x: 62, w: 1, originX: 62, originY: 102.4 },
    ]);
    const before = setLine('ا', { x: 65, y: 100 });
    expect(textOf([dot as Glyph, ...before, letter as Glyph])).toBe('اب');
  });

  it('reads vertical lines from the top down and from right to left', () => {
    const lines = [
      '縦に組まれた文章は右の行から左の行へと読み進めてい',
      'くものであり、行の途中では改行しない。',
    ];
    const glyphs = lines.flatMap((line, at) => setColumn(line, { x: 500 - at * 18, y: 60 }));
    expect(textOf(glyphs)).toBe(lines.join(''));
  });

  it('reads a page that lies on its side', () => {
    expect(textOf(turnRight(setLines(PROSE, { x: 60, y: 100 }), 600))).toBe(PROSE.join(''));
  });

  it('reads turned text after the rest', () => {
    const margin = turnRight(setLine('文渊 1234', { x: 60, y: 560 }), 600);
    expect(textOf([...margin, ...setLines(PROSE, { x: 60, y: 100 })])).toBe(`${PROSE.join('')}\n文渊 1234`);
  });
});

it('reads the text beside a chart in one piece', () => {
  const labels = ['34', '41', '28', '27', '11', '16', '8', '19', '3', '13'];
  const chart = labels.flatMap((label, at) =>
    setLine(label, { x: 60 + 30 * at, y: 107 + 17 * ((at * 7) % 10) }),
  );
  const text = [
    'In the evening hours six times',
    'as many people come as before',
    'noon, and on Sundays most of',
    'all.',
  ];
  const lines = textOf([...chart, ...setLines(text, { x: 420, y: 130, step: 24 })]).split('\n');
  expect(lines).toContain(text.join(' '));
});
