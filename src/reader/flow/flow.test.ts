import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor } from '../../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { type Document, getDocument } from '../../catalog/index.ts';
import { keptFlow } from '../../ingest/index.ts';
import { flowOfPages } from './flow-of-pages.ts';
import { chooseLook } from './look.ts';

const FREE = 2;
const CODE = 'if (h > 0) {\n    put(h);\n}';

let library: TestLibrary;
let paid: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  const press = await library.addUser('press', 'contributor');
  paid = await library.receive(manuscript(), '哈希表.md', press.id, {
    then: 'publish',
    priceMinor: 900,
    previewPages: FREE,
  });
  await library.processAll();
  paid = await getDocument(library.db, paid.id);
});
afterAll(() => library.close());

function manuscript(): string {
  const start = ['# 哈希表', '它**很快**。', '- 甲\n  1. 乙', `\`\`\`java\n${CODE}\n\`\`\``];
  const table = '| 名 | 数 |\n|---|--:|\n| <b>书</b> | 3 |';
  const rest = Array.from({ length: 160 }, (_, i) => `第${i}段，这里是普普通通的文字，把后面的推到后面去。`);
  return [...start, table, ...rest, '```\n锁住的代码\n```'].join('\n\n');
}

async function flow(query = '', name?: string): Promise<string> {
  const visitor = createVisitor(library);
  if (name) await visitor.signIn(name);
  return (await visitor.get(`/documents/${paid.id}/read/flow${query}`)).text();
}

test('code keeps its lines, tables their cells, lists their items, and words their stress', async () => {
  const html = await flow();
  expect(html).toContain(`<pre dir="ltr" tabindex="0"><code>${CODE.replace('>', '&gt;')}</code></pre>`);
  expect(html).toContain('<strong>很快</strong>');
  expect(html).toMatch(/<th scope="col">名<\/th><th scope="col" style="text-align:right">数<\/th>/);
  expect(html).toMatch(
    /<ul><li[^>]*><span[^>]*>• <\/span>甲<\/li><li[^>]*><span[^>]*>1\. <\/span>乙<\/li><\/ul>/,
  );
});

test('a stranger is sent only what ends on the pages they may see, whatever page they ask for', async () => {
  const texts = await library.db
    .selectFrom('pages')
    .select('text')
    .where('sha256', '=', paid.sha256)
    .orderBy('number')
    .execute();
  const free = texts.slice(0, FREE).map(({ text }) => text);
  const sent = new Set<string>();
  for (const query of ['', '?page=2', '?page=3', '?page=99', '?page=-1']) {
    const html = await flow(query);
    expect(html).not.toContain('锁住的代码');
    for (const [line] of html.matchAll(/第\d+段，/g)) sent.add(line);
  }
  expect(sent.size).toBeGreaterThan(20);
  expect([...sent].filter((line) => !free.join('').includes(line))).toEqual([]);
  expect(await flow('?page=3', 'press')).toContain('锁住的代码');
});

test('every paragraph is read once, from one part to the next', async () => {
  const entries = (await keptFlow.find(library.storage, paid.sha256)) ?? [];
  expect(entries.filter(({ last }) => last === null)).toEqual([]);
  const pages = entries.map(({ page }) => page);
  expect(pages).toEqual(pages.toSorted((a, b) => a - b));
  expect(pages.at(-1)).toBe(paid.pageCount);
});

test('what was read before its source was kept is a flow of its pages', () => {
  const texts = [
    '第一章 总纲\n本宪法以法律的形式确认了中国各族人民奋斗的成果，规定了国家的根本\n7',
    '制度和根本任务。\n• 一项\n\n8',
    'The motives from which people act are to them plain and\n9',
    'simple.\n第一章 总纲',
  ];
  const outline = [{ level: 0, title: '第一章　总纲', page: 7 }];
  expect(flowOfPages(texts, 7, outline)).toEqual([
    { kind: 'heading', runs: ['第一章 总纲'], level: 1, page: 7, last: 7 },
    {
      kind: 'paragraph',
      runs: ['本宪法以法律的形式确认了中国各族人民奋斗的成果，规定了国家的根本制度和根本任务。'],
      page: 7,
      last: 8,
    },
    { kind: 'item', runs: ['一项'], depth: 1, mark: '•', page: 8, last: 8 },
    {
      kind: 'paragraph',
      runs: ['The motives from which people act are to them plain and simple.'],
      page: 9,
      last: 10,
    },
    { kind: 'paragraph', runs: ['第一章 总纲'], page: 10, last: 10 },
  ]);
});

test('a look is what is asked for, else what was chosen, and never anything else', async () => {
  expect(chooseLook({ size: 'huge' }, 'small.wide.sans')).toEqual({
    size: 'huge',
    spacing: 'wide',
    font: 'sans',
  });
  expect(chooseLook({ size: '"><b>' }, 'x.y')).toEqual({ size: 'medium', spacing: 'normal', font: 'serif' });
  const visitor = createVisitor(library);
  const path = `/documents/${paid.id}/read/flow`;
  expect(await (await visitor.get(`${path}?theme=ink&size=huge`)).text()).toContain('data-theme="ink"');
  expect(await (await visitor.get(path)).text()).toContain('data-theme="ink"');
  expect(await (await visitor.get(`${path}?theme=%22%3E`)).text()).toContain('data-theme="ink"');
});
