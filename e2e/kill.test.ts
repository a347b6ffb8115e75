import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../bench/random.ts';
import { makePdf } from '../samples/make-pdf.ts';
import { PROCESS_DOCUMENT } from '../src/catalog/receive.ts';
import { findResults } from '../src/search/index.ts';
import { openTestLibrary, type TestLibrary } from '../test/library.ts';
import { expectNothingHalf, filesIn, pageNumbers, runImport, upTo } from './killed-import.ts';
import { sha256Of } from './reading.ts';

const SEED = 20_260_401;
/** A run is killed up to so many milliseconds after it got as far as this. */
const MOMENTS = [
  { received: 0, ready: 0, withinMs: 1_500 },
  { received: 1, ready: 0, withinMs: 40 },
  { received: 0, ready: 1, withinMs: 300 },
  { received: 0, ready: 5, withinMs: 300 },
  { received: 0, ready: 9, withinMs: 100 },
];

let library: TestLibrary;
let folder: string;
let hashes: string[];

beforeAll(async () => {
  library = await openTestLibrary();
  folder = join(library.config.dataDir, 'to-import');
  await mkdir(folder);
  const files = [...manuscripts(), { name: '章程.pdf', bytes: await makePdf('reading-club-charter.typ') }];
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
  hashes = files.map(({ bytes }) => sha256Of(bytes)).sort();
});
afterAll(() => library.close());

test('an import killed again and again ends with every file in the library once', async () => {
  const random = createRandom(SEED);
  let killed = 0;
  for (const moment of MOMENTS) {
    const { status } = await runImport(library, folder, { ...moment, withinMs: random() * moment.withinMs });
    if (status === null) killed += 1;
    await expectNothingHalf(library);
  }
  expect(killed).toBeGreaterThanOrEqual(3);
  const last = await runImport(library, folder);
  expect(last.status, last.errors).toBe(0);
  expect(last.outcomes.map(({ file }) => file).sort()).toEqual(await filesIn(folder));
  expect(last.outcomes.every(({ status }) => status === 'ready' || status === 'duplicate')).toBe(true);

  const again = await runImport(library, folder);
  expect(again.status, again.errors).toBe(0);
  expect(again.outcomes.map(({ status }) => status)).toEqual(hashes.map(() => 'duplicate'));
  const documents = await library.db.selectFrom('documents').selectAll().execute();
  expect(documents.map(({ sha256 }) => sha256).sort()).toEqual(hashes);
  for (const document of documents) {
    expect(document).toMatchObject({ stage: 'ready', visibility: 'published', failure_code: null });
    expect(document.page_count).toBeGreaterThan(0);
    expect(await pageNumbers(library, document.sha256)).toEqual(upTo(document.page_count));
  }
  expect(await unfinishedDocuments()).toEqual([]);
  expect(await filesIn(join(library.config.dataDir, 'work'))).toEqual([]);
}, 120_000);

test('what was imported is found', async () => {
  await library.indexAll();
  const query = { q: '手稿', filters: {}, sort: 'newest', limit: 50, offset: 0 } as const;
  const { total } = await findResults(library.db, library.search, query);
  expect(total).toBe(hashes.length - 1);
});

async function unfinishedDocuments(): Promise<string[]> {
  const jobs = library.db.selectFrom('jobs').select('payload').where('kind', '=', PROCESS_DOCUMENT);
  return (await jobs.execute()).map(({ payload }) => payload);
}

function manuscripts(): Array<{ name: string; bytes: Uint8Array }> {
  return Array.from({ length: 13 }, (_, n) => {
    const paragraphs = Array.from(
      { length: 40 + 10 * n },
      (_, k) => `手稿${n + 1}的第${k + 1}段，写给要读它的人。`,
    );
    const extension = n % 2 === 0 ? 'md' : 'txt';
    return { name: `手稿 ${n + 1}.${extension}`, bytes: Buffer.from(paragraphs.join('\n\n')) };
  });
}
