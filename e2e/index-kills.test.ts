import { expect, test } from 'vitest';
import { killWhileIndexing } from './killed-index.ts';

test('indexing, merging and reindexing, killed at any moment, leave an index that says what the library says', async () => {
  expect(await killWhileIndexing({ documents: 30, kills: 3, seed: 20_261_123 })).toEqual([]);
}, 300_000);
