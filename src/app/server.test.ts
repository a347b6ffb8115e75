import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { addCategory } from '../catalog/index.ts';
import { type RunningServer, startServer } from './server.ts';

let library: TestLibrary;
let server: RunningServer;
/** Texts whose sounds were asked for. */
const spoken: string[] = [];

beforeAll(async () => {
  library = await openTestLibrary({ PORT: '0' });
  await addCategory(library.db, { slug: 'water', nameZh: '水质年报', nameEn: 'Water', keywords: [] });
  const suggestionKeys = (texts: string[]) => {
    spoken.push(...texts);
    return library.search.suggestionKeys(texts);
  };
  server = await startServer({ ...library, search: { ...library.search, suggestionKeys } });
});
afterAll(async () => {
  await server.close();
  await library.close();
});

test('how categories are spoken is asked before anyone types, and not again', async () => {
  await vi.waitFor(() => expect(spoken).toEqual(['水质年报', 'Water']), { timeout: 30_000 });
  // One after the other: by this answer they are known.
  await library.search.suggestionKeys([]);
  const answer = await fetch(`http://127.0.0.1:${server.port}/search/suggestions?q=shuizhi`);
  expect(await answer.json()).toEqual({
    suggestions: [{ kind: 'category', slug: 'water', text: '水质年报' }],
  });
  expect(spoken).toHaveLength(2);
});

test.each(['x', '法', '😀'])('ten thousand times %s is looked for', async (character) => {
  const q = encodeURIComponent(character.repeat(10_000));
  const answer = await fetch(`http://127.0.0.1:${server.port}/search?q=${q}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(await answer.text()).toContain('</html>');
});
