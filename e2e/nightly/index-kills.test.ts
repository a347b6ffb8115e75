import { expect, test } from 'vitest';
import { killWhileIndexing } from '../killed-index.ts';

test('an index of more documents, killed forty times while it is written', async () => {
  expect(await killWhileIndexing({ documents: 120, kills: 40, seed: 20_261_124 })).toEqual([]);
}, 3_600_000);
