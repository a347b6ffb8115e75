import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { links } from '../../src/ui/links.ts';
import { makeBook } from '../book.ts';
import { listCorpus } from '../corpus.ts';
import { describeEffort, measureLoad, median } from '../load.ts';
import { ratioAtLeast, type Result } from '../result.ts';
import type { BenchOptions, Row } from '../row.ts';
import { makeScratch } from '../scratch.ts';
import { type BenchServer, importFiles, startServer } from '../wenyuan.ts';

const DOCUMENTS = 3;
const PAGES = 5;
const WIDTH = 800;

export const pagePicture: Row = { names: ['page-picture'], measure: measurePagePicture };

async function measurePagePicture({ quick, say }: BenchOptions): Promise<Result[]> {
  await using scratch = await makeScratch();
  const { files, from } = await chooseFiles(scratch.path);
  say('importing documents with pictures');
  const dataDir = join(scratch.path, 'data');
  const paths: string[] = [];
  for (const { file, id } of await importFiles(dataDir, files)) {
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    for (let page = 1; page <= PAGES; page++) paths.push(links.pagePicture(id ?? '', page, WIDTH, sha256));
  }
  await using server = await startServer(dataDir);
  const faults = new Set<string>();
  for (const path of paths) for (const fault of await findFaults(server, path)) faults.add(fault);
  const seconds = quick ? 3 : 6;
  await measureLoad(server, paths, seconds);
  const bare = [];
  const pictures = [];
  for (let round = 1; round <= (quick ? 1 : 3); round++) {
    say(`page picture, round ${round}`);
    bare.push(await measureLoad(server, ['/healthz'], seconds));
    pictures.push(await measureLoad(server, paths, seconds));
  }
  const kibibytes = Math.round(median(pictures.map((load) => load.bytesPerReply)) / 1_024);
  const result = ratioAtLeast({
    name: 'page-picture',
    ours: median(pictures.map((load) => load.perSecond)),
    reference: median(bare.map((load) => load.perSecond)),
    goal: 1 / 4,
    unit: 'requests/s',
    note: `${paths.length} pictures ${from}, ${kibibytes} KiB each; reference: /healthz of the same server; ${describeEffort(pictures, bare)}`,
  });
  return [faults.size === 0 ? result : { ...result, ok: false, note: [...faults, result.note].join('; ') }];
}

async function chooseFiles(folder: string): Promise<{ files: string[]; from: string }> {
  const found = listCorpus(['pdf']).filter(({ pages }) => pages >= PAGES && pages <= 60);
  if (found.length >= DOCUMENTS) {
    return { files: found.slice(0, DOCUMENTS).map(({ path }) => path), from: 'of corpus documents' };
  }
  const file = join(folder, 'book.pdf');
  await writeFile(file, makeBook(1, PAGES));
  return { files: [file], from: 'of a generated book (no corpus here)' };
}

/** What is wrong with how a picture is offered to caches. */
async function findFaults({ url }: BenchServer, path: string): Promise<string[]> {
  const first = await fetch(url + path);
  await first.arrayBuffer();
  const etag = first.headers.get('etag') ?? '';
  const again = await fetch(url + path, { headers: { 'If-None-Match': etag } });
  await again.arrayBuffer();
  const checks: Array<[boolean, string]> = [
    [first.status === 200 && first.headers.get('content-type') === 'image/webp', 'no WebP picture'],
    [etag !== '', 'no ETag'],
    [first.headers.get('cache-control')?.includes('immutable') ?? false, 'not immutable'],
    [again.status === 304, `If-None-Match gave ${again.status}`],
  ];
  return checks.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}
