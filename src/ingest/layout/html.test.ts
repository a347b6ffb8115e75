import { describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { readHtmlDocument } from './html.ts';
import { inlineText } from './inline-text.ts';
import { placeCells } from './table-grid.ts';

function blocksOf(html: string): Block[] {
  return readHtmlDocument(html).blocks;
}

function textOf(blocks: Block[]): string[] {
  return blocks.flatMap((block) => {
    if ('inlines' in block) return [inlineText(block.inlines)];
    if (block.kind === 'quote') return textOf(block.blocks);
    if (block.kind === 'list') return block.items.flatMap(textOf);
    return block.kind === 'code' ? [block.text] : [];
  });
}

describe('readHtmlDocument', () => {
  it('reads headings, paragraphs and styles', () => {
    expect(
      blocksOf('<h2>标题</h2><p>一段<b>粗<i>斜</i></b>文 <a href="https://a.example/">link</a></p>'),
    ).toEqual([
      { kind: 'heading', level: 2, inlines: [{ kind: 'text', text: '标题' }] },
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: '一段' },
          {
            kind: 'strong',
            children: [
              { kind: 'text', text: '粗' },
              { kind: 'emphasis', children: [{ kind: 'text', text: '斜' }] },
            ],
          },
          { kind: 'text', text: '文 ' },
          { kind: 'link', href: 'https://a.example/', children: [{ kind: 'text', text: 'link' }] },
        ],
      },
    ]);
  });

  it('joins source lines: nothing between Chinese characters, a blank between words', () => {
    expect(textOf(blocksOf('<p>中国特色\n  社会主义\nand more\nwords</p>'))).toEqual([
      '中国特色社会主义 and more words',
    ]);
  });

  it('nests lists and numbers them as written', () => {
    const [list] = blocksOf('<ol start=3><li>a<ul><li>b</ul><li>c</ol>');
    expect(list).toMatchObject({
      kind: 'list',
      marker: 'number',
      start: 3,
      items: [[{}, { kind: 'list' }], [{}]],
    });
  });

  it('takes a table of data as a table, and one that lays out a page as its contents', () => {
    const [table] = blocksOf('<table><tr><th>a<th>b<tr><td colspan=2>c</table>');
    expect(table).toMatchObject({ kind: 'table', headerRows: 1, rows: [[{}, {}], [{ columns: 2 }]] });
    const page = blocksOf('<table><tr><td>menu<td><h1>Title</h1><p>text</table>');
    expect(page.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'paragraph']);
  });

  it('drops scripts, forms, frames and what is hidden, and fetches nothing', () => {
    const { blocks, images } = readHtmlDocument(
      '<script>alert(1)</script><iframe src=x>f</iframe><select><option>o</select><p hidden>h</p>' +
        '<p style="display:none">n</p><img src="https://a.example/a.png" alt="封面"><p>seen</p>',
    );
    expect(textOf(blocks)).toEqual(['[封面]', 'seen']);
    expect(images.size).toBe(0);
  });

  it('keeps pictures that are within the page', () => {
    const { blocks, images } = readHtmlDocument('<p><img src="data:image/png;base64,AAECAw==" alt="x"></p>');
    expect(blocks).toEqual([{ kind: 'image', key: 'p0', alt: 'x' }]);
    expect([...(images.get('p0') ?? [])]).toEqual([0, 1, 2, 3]);
  });

  it('reads what the head says', () => {
    const { metadata, direction } = readHtmlDocument(
      '<html lang="zh-Hans" dir="rtl"><head><title> 题 </title><meta name="Keywords" content="a，b"><meta name=author content="作者">',
    );
    expect(metadata).toEqual({ title: '题', language: 'zh-Hans', keywords: ['a', 'b'], author: '作者' });
    expect(direction).toBe('rtl');
  });

  it('keeps code as written', () => {
    expect(blocksOf('<pre><code>a\n  b\n</code></pre>')).toEqual([{ kind: 'code', text: 'a\n  b' }]);
  });

  it.each(['div', 'blockquote', 'ul><li', 'table><tr><td', 'b'])('ends on 9,000 nested <%s>', (tag) => {
    expect(textOf(blocksOf(`${`<${tag}>`.repeat(9_000)}deep`)).join('')).toContain('deep');
  });

  it('refuses what would take the parser hours', () => {
    expect(() => blocksOf('<div>'.repeat(100_000))).toThrow(expect.objectContaining({ code: 'nested' }));
  });

  it('ends on 200,000 empty tags', () => {
    expect(textOf(blocksOf(`${'<p></p>'.repeat(200_000)}end`))).toEqual(['end']);
  });
});

describe('placeCells', () => {
  it('gives each cell its place and cuts spans that cannot be', () => {
    const cell = (columns: number, rows: number) => ({ inlines: [], columns, rows, header: false });
    const grid = placeCells({
      kind: 'table',
      headerRows: 1,
      rows: [
        [cell(1, 9), cell(2, 1)],
        [cell(1, 5), cell(1, 1)],
      ],
    });
    expect(grid).toMatchObject({ columns: 3, headerRows: 1 });
    expect(grid.cells.map(({ column, row, columns, rows }) => [column, row, columns, rows])).toEqual([
      [0, 0, 1, 1],
      [1, 0, 2, 1],
      [0, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
  });
});
