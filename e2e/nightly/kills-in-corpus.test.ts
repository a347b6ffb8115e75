import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { corpusFolder, listCorpus } from '../../bench/corpus.ts';
import { createRandom } from '../../bench/random.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { expectNothingHalf, runImport } from '../killed-import.ts';
import { sha256Of } from '../reading.ts';

const KILLS = 50;
const LONGEST_RUN_MS = 5_000;
const SEED = 20_261_122;
const READY_AT_LEAST = 0.98;

let library: TestLibrary;

beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.close());

test.skipIf(listCorpus().length === 0)(
  'the import of the corpus, killed fifty times, ends with every file in the library once',
  async () => {
    const random = createRandom(SEED);
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const moment = { received: 0, ready: 0, withinMs: random() * LONGEST_RUN_MS };
      const { status } = await runImport(library, corpusFolder, moment);
      if (status === null) killed += 1;
      await expectNothingHalf(library);
    }
    expect(killed).toBe(KILLS);
    const last = await runImport(library, corpusFolder);
    expect(last.status, last.errors).not.toBeNull();
    const documents = await library.db.selectFrom('documents').selectAll().execute();
    expect(documents.map(({ sha256 }) => sha256).sort()).toEqual(hashesIn(corpusFolder));
    expect(documents.filter(({ failure_detail: detail }) => detail?.includes('workers vanished'))).toEqual(
      [],
    );
    expectReady(documents);
  },
  45 * 60_000,
);

function expectReady(documents: Array<{ sha256: string; stage: string }>): void {
  const stages = new Map(documents.map(({ sha256, stage }) => [sha256, stage]));
  const peaceful = listCorpus().map(({ path }) => sha256Of(readFileSync(path)));
  const ready = peaceful.filter((sha256) => stages.get(sha256) === 'ready');
  expect(ready.length / peaceful.length).toBeGreaterThanOrEqual(READY_AT_LEAST);
}

function hashesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const hashes = files.map((file) => sha256Of(readFileSync(join(file.parentPath, file.name))));
  return [...new Set(hashes)].sort();
}
