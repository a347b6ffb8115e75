import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { links } from '../../src/ui/links.ts';
import { makeBook } from '../book.ts';
import { measureFrames } from '../frames.ts';
import { describeEffort, type Load, measureLoad, median } from '../load.ts';
import { notMeasured, oursBelow, ratioAtLeast, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { type BenchServer, importFiles, startServer } from '../wenyuan.ts';

const PAGES = 500;
const QUERIES = [
  '图书馆',
  '圖書館',
  'library',
  '的',
  'the',
  '阅读 方法',
  'machine learning',
  'zzz',
  '书',
  'a',
];
const FRAME_MS = 1_000 / 55;

export const reader: Row = {
  names: ['reader-page', 'reader-words', 'search-in-document', 'reader-scroll'],
  measure: measureReader,
};

/** The reader of one long document: its page, the words of its pages, a search inside it, a scroll through it. */
async function measureReader(options: BenchOptions): Promise<Result[]> {
  await using scratch = await makeScratch();
  const file = join(scratch.path, 'book.pdf');
  const bytes = makeBook(7, PAGES);
  await writeFile(file, bytes);
  options.say(`importing a document of ${PAGES} pages`);
  const dataDir = join(scratch.path, 'data');
  const [imported] = await importFiles(dataDir, [file]);
  const id = imported?.id ?? '';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await using server = await startServer(dataDir);
  const results = await measureReplies(server, { id, sha256 }, options);
  if (options.wants('search-in-document')) results.push(await measureSearch(server, id, options));
  if (options.wants('reader-scroll')) results.push(await measureScroll(server, id, options));
  return results;
}

async function measureReplies(
  server: BenchServer,
  { id, sha256 }: { id: string; sha256: string },
  { quick, say, wants }: BenchOptions,
): Promise<Result[]> {
  if (!wants('reader-page') && !wants('reader-words')) return [];
  const numbers = Array.from({ length: PAGES }, (_, index) => index + 1);
  const pages = numbers.map((page) => links.read(id, { page }));
  const words = numbers.map((page) => links.readWords(id, page, sha256));
  const seconds = quick ? 3 : 6;
  for (const paths of [pages, words]) await measureLoad(server, paths, 2);
  const rounds: Array<Record<'bare' | 'pages' | 'words', Load>> = [];
  for (let round = 1; round <= (quick ? 1 : 3); round++) {
    say(`the reader's answers, round ${round}`);
    const bare = await measureLoad(server, ['/healthz'], seconds);
    rounds.push({
      bare,
      pages: await measureLoad(server, pages, seconds),
      words: await measureLoad(server, words, seconds),
    });
  }
  const row = (name: string, part: 'pages' | 'words', goal: number) => {
    const loads = rounds.map((round) => round[part]);
    const bare = rounds.map((round) => round.bare);
    const kibibytes = Math.round(median(loads.map((load) => load.bytesPerReply)) / 1_024);
    return ratioAtLeast({
      name,
      ours: median(loads.map((load) => load.perSecond)),
      reference: median(bare.map((load) => load.perSecond)),
      goal,
      unit: 'requests/s',
      note: `${PAGES} pages, ${kibibytes} KiB a reply; reference: /healthz of the same server; ${describeEffort(loads, bare)}`,
    });
  };
  return [row('reader-page', 'pages', 1 / 40), row('reader-words', 'words', 1 / 20)];
}

/** Asked one after the other, the whole way there and back. */
async function measureSearch(server: BenchServer, id: string, { quick, say }: BenchOptions): Promise<Result> {
  say('searching inside the document');
  const took: number[] = [];
  for (let round = 0; round < (quick ? 3 : 20); round++) {
    for (const q of QUERIES) {
      const started = performance.now();
      const response = await fetch(
        `${server.url}${links.readPanel(id)}?${new URLSearchParams({ panel: 'search', q }).toString()}`,
      );
      await response.text();
      if (!response.ok) throw new Error(`the search answered ${response.status}`);
      took.push(performance.now() - started);
    }
  }
  const sorted = took.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  return oursBelow({
    name: 'search-in-document',
    ours: p95,
    goal: 30,
    unit: 'ms',
    note: `${PAGES} pages, ${QUERIES.length} queries, 95th of 100; median ${median(took).toFixed(1)} ms, first ${(took[0] ?? 0).toFixed(1)} ms; with the drawing of the list and the way there and back`,
  });
}

async function measureScroll(server: BenchServer, id: string, { say }: BenchOptions): Promise<Result> {
  say('scrolling in Chromium');
  const frames = await measureFrames(server.url + links.read(id));
  if (!frames) return notMeasured('reader-scroll', FRAME_MS, 'ms a frame', 'there is no Chromium here');
  return oursBelow({
    name: 'reader-scroll',
    ours: frames.page,
    reference: frames.blank,
    goal: FRAME_MS,
    unit: 'ms a frame',
    note: `mean between frames drawn while scrolling 1,200 px/s, from Chromium’s trace, the pictures drawn before; 55 frames/s are ${FRAME_MS.toFixed(1)} ms; reference: an empty page in the same browser`,
  });
}
