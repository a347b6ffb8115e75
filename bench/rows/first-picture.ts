import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { links } from '../../src/ui/links.ts';
import { makeBook } from '../book.ts';
import { median } from '../load.ts';
import { createRandom } from '../random.ts';
import { oursBelow, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { missingTools, runTool } from '../tools.ts';
import { importFiles, startServer } from '../wenyuan.ts';

const PAGES = 300;
const WIDTH = 1_200;
/** Pages drawn during the import are passed over. */
const FIRST_UNDRAWN = 11;
const WARM_UP = 3;

export const firstPicture: Row = { names: ['first-picture'], measure: measureFirstPicture };

async function measureFirstPicture({ quick, say }: BenchOptions): Promise<Result[]> {
  await using scratch = await makeScratch();
  const file = join(scratch.path, 'book.pdf');
  const book = makeBook(300, PAGES);
  await writeFile(file, book);
  const dataDir = join(scratch.path, 'data');
  say(`importing a book of ${PAGES} pages`);
  const [imported] = await importFiles(dataDir, [file]);
  if (imported?.pages !== PAGES) throw new Error(`the book has ${imported?.pages} pages, not ${PAGES}`);
  await using server = await startServer(dataDir);
  const sha256 = createHash('sha256').update(book).digest('hex');
  const pages = choosePages(WARM_UP + (quick ? 5 : 15));
  const ours = [];
  say('asking for pages never drawn');
  for (const page of pages) {
    ours.push(await timeRequest(server.url + links.pagePicture(imported.id ?? '', page, WIDTH, sha256)));
  }
  const missing = missingTools(['pdftoppm']);
  const reference = missing ? [] : await timeReference(file, pages.slice(WARM_UP), scratch.path);
  const measured = ours.slice(WARM_UP);
  return [
    oursBelow({
      name: 'first-picture',
      ours: median(measured),
      reference: missing ? undefined : median(reference),
      goal: 200,
      unit: 'ms',
      note: `median of ${measured.length} pages of ${PAGES}, slowest ${Math.round(Math.max(...measured))} ms, ${WIDTH} px wide; ${missing ?? 'reference: pdftoppm of the same page, to PPM'}`,
    }),
  ];
}

function choosePages(count: number): number[] {
  const random = createRandom(PAGES);
  const pages = new Set<number>();
  while (pages.size < count) pages.add(FIRST_UNDRAWN + Math.floor(random() * (PAGES - FIRST_UNDRAWN + 1)));
  return [...pages];
}

async function timeRequest(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return performance.now() - started;
}

async function timeReference(file: string, pages: number[], folder: string): Promise<number[]> {
  const times = [];
  for (const page of pages) {
    const range = ['-f', String(page), '-l', String(page)];
    const size = ['-scale-to-x', String(WIDTH), '-scale-to-y', '-1'];
    const started = performance.now();
    const done = await runTool('pdftoppm', [...range, ...size, file, join(folder, 'page')]);
    if (done) times.push(performance.now() - started);
  }
  return times;
}
