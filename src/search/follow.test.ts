import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import type { Document } from '../catalog/index.ts';
import { newId } from '../platform/ids.ts';
import { followChanges } from './follow.ts';

let library: TestLibrary;
let plan: Document;

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  plan = await library.receive('# 劳动竞赛方案\n\n内容。', '方案.md', id, { then: 'publish' });
  await library.processAll();
});
afterAll(() => library.close());

test('documents that come one after the other reach the index together', async () => {
  const { db, search, log } = library;
  const stop = new AbortController();
  let batches = 0;
  const apply = async () => {
    batches += 1;
    await db.insertInto('document_changes').values({ id: newId(), document_id: plan.id }).execute();
  };
  const following = followChanges({ db, search: { ...search, apply } }, log, stop.signal);
  await vi.waitFor(() => expect(batches).toBeGreaterThan(2), { timeout: 60_000, interval: 200 });
  stop.abort();
  await following;
  expect(batches).toBeLessThan(8);
});
