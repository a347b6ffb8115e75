import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { createToken } from '../accounts/index.ts';

let library: TestLibrary;
let visitor: Visitor;
let headers: Record<string, string>;
let ids: string[];

beforeAll(async () => {
  library = await openTestLibrary();
  const press = await library.addUser('press', 'contributor');
  const reader = await library.addUser('reader', 'reader');
  headers = { authorization: `Bearer ${await createToken(library.db, reader.id, 'test')}` };
  ids = [];
  for (const name of ['甲', '乙', '丙']) {
    const { id } = await library.receive(`# ${name}\n\n${name}。`, `${name}.md`, press.id, {
      then: 'publish',
    });
    ids.push(id);
  }
  await library.processAll();
  visitor = createVisitor(library);
  await visitor.signIn('reader');
});
afterAll(() => library.close());

const openAll = async () => {
  for (const id of ids) {
    const { headers: to } = await visitor.get(`/documents/${id}`);
    await visitor.get(to.get('location') ?? '');
  }
};
const list = async (query = '') => {
  const response = await visitor.get(`/api/v1/footprints${query}`, headers);
  return (await response.json()) as {
    results: Array<{ document: string }>;
    total: number;
    next: string | null;
  };
};
const remove = (query = '') => visitor.send(`/api/v1/footprints${query}`, { method: 'DELETE', headers });

test('footprints are listed in parts and removed, one and all', async () => {
  await openAll();
  const first = await list('?limit=2');
  expect(first).toMatchObject({ total: 3, results: [{ document: ids[2] }, { document: ids[1] }] });
  expect(first.next).toMatch(/\/api\/v1\/footprints\?limit=2&page=2$/);
  expect((await list('?q=乙')).results).toMatchObject([{ document: ids[1], title: '乙' }]);
  expect((await list('?category=none')).total).toBe(0);
  expect((await remove(`?document=${ids[1]}`)).status).toBe(204);
  expect((await list()).total).toBe(2);
  expect((await remove('?to=2020-01-01T00:00:00Z')).status).toBe(204);
  expect((await list()).total).toBe(2);
  expect((await remove()).status).toBe(204);
  expect((await list()).total).toBe(0);
});

test('a session or a cookie is no token, and a misspelt removal removes nothing', async () => {
  await openAll();
  expect((await visitor.get('/api/v1/footprints')).status).toBe(401);
  expect((await visitor.send('/api/v1/footprints', { method: 'DELETE' })).status).toBe(401);
  expect((await remove('?documents=x')).status).toBe(400);
  expect((await remove('?from=yesterday')).status).toBe(400);
  expect((await list()).total).toBe(3);
});
