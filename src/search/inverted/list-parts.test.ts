import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLists } from '../../../test/index-lists.ts';
import { makeItem } from '../../../test/search-item.ts';
import type { Columns } from './columns.ts';
import type { Lists } from './lists.ts';
import type { Postings } from './postings.ts';
import { IndexWriter } from './writer.ts';

const BATCHES = [5_000, 3_000, 200];
/** In two pages of three. */
const COMMON = 'bravo';

let folder: string;
let columns: Columns;
let lists: Lists;

/** Two segments with a long list of the word and one with a short one; documents of none to three pages. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-parts-'));
  const writer = new IndexWriter(folder);
  for (const [batch, size] of BATCHES.entries()) {
    const upserts = Array.from({ length: size }, (_, i) => {
      const pages = Array.from({ length: i % 4 }, (_unused, page) =>
        (i + page) % 3 === 0 ? 'alpha' : `${COMMON} `.repeat(1 + (i % 5)),
      );
      return makeItem({ id: `${batch}-${i}`, title: 'x', pages });
    });
    await writer.apply({ upserts, removals: [], position: '' });
  }
  writer.close();
  ({ columns, lists } = openLists(folder));
});
afterAll(async () => {
  lists.close();
  await rm(folder, { recursive: true });
});

function postingsIn(documents: number[], { count, units, times }: Postings): string[] {
  return Array.from({ length: count }, (_, at) => `${units[at]}×${times[at]}`).filter((_, at) =>
    documents.includes(columns.unitMap.documentAt(units[at] as number)),
  );
}

test.each([
  ['the first and the last', [1, 8_200]],
  ['neighbours', [1_022, 1_023, 1_024, 1_025]],
  ['one in each segment', [4, 5_004, 8_004]],
  ['one without pages', [5]],
  ['none', []],
])('a long list read in places has what it has in these documents: %s', (_, documents) => {
  lists.forget();
  const inPlaces = lists.postingsWithin(Int32Array.from(documents), COMMON);
  const found = postingsIn(documents, inPlaces);
  expect(inPlaces.count).toBeLessThan(1_000);
  expect(found).toEqual(postingsIn(documents, lists.postings(COMMON)));
  expect(found.length > 0).toBe(documents.length > 1);
});
