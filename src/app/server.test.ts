import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { type RunningServer, startServer } from './server.ts';

let library: TestLibrary;
let server: RunningServer;

beforeAll(async () => {
  library = await openTestLibrary({ PORT: '0' });
  server = await startServer(library);
});
afterAll(async () => {
  await server.close();
  await library.close();
});

test.each(['x', '法', '😀'])('ten thousand times %s is looked for', async (character) => {
  const q = encodeURIComponent(character.repeat(10_000));
  const answer = await fetch(`http://127.0.0.1:${server.port}/search?q=${q}`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('</html>');
});
