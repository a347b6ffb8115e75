import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../test/library.ts';
import { serveInProcess, type ServingProcess } from './serving.ts';

const REQUESTS = 400;
const PEOPLE_WHO_READ_ON = 20;

let library: TestLibrary;
let server: ServingProcess;

beforeAll(async () => {
  library = await openTestLibrary();
  const { id } = await library.addUser('press', 'contributor');
  await library.receive('# 劳动竞赛方案\n\n内容。', '方案.md', id, { then: 'publish' });
  await library.processAll();
  server = await serveInProcess(library);
});
afterAll(async () => {
  server.process.kill('SIGKILL');
  await library.close();
});

/** The page's text, or what became of the request. */
async function ask(path: string, agent: Agent): Promise<string> {
  try {
    const [answer] = (await once(get(`${server.url}${path}`, { agent }), 'response')) as [IncomingMessage];
    return await text(answer);
  } catch (error) {
    return String(error);
  }
}

test('a server told to end answers all who wait, beside others who only keep their line open', async () => {
  const patient = new Agent({ keepAlive: true });
  await Promise.all(Array.from({ length: PEOPLE_WHO_READ_ON }, () => ask('/', patient)));
  const each = new Agent({ keepAlive: false });
  const answers = Array.from({ length: REQUESTS }, (_, i) => ask(`/search?q=%E5%86%85%E5%AE%B9${i}`, each));
  await Promise.race(answers);
  const ended = once(server.process, 'exit');
  server.process.kill('SIGTERM');
  const pages = await Promise.all(answers);
  const failed = pages.filter((page) => !page.includes('</html>'));
  expect({ failed: failed.length, first: failed[0] }).toEqual({ failed: 0, first: undefined });
  expect(await ended).toEqual([0, null]);
  patient.destroy();
});
