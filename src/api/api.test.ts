import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { createToken, revokeToken, listTokens } from '../accounts/index.ts';

let library: TestLibrary;
let visitor: Visitor;
let headers: Record<string, string>;
let userId: string;

beforeAll(async () => {
  library = await openTestLibrary();
  visitor = createVisitor(library);
  const user = await library.addUser('press', 'contributor');
  userId = user.id;
  headers = { authorization: `Bearer ${await createToken(library.db, user.id, 'test')}` };
});
afterAll(() => library.close());

function upload(content: string, name: string, fields: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new File([content], name));
  return visitor.send('/api/v1/documents', { method: 'POST', body: form, headers });
}

test('a document goes in, is watched, and comes out in lists and search', async () => {
  const created = await upload('# 章程\n\n第一条 宗旨。', '章程.md', { publish: '1', price: '3.50' });
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  await library.processAll();
  await library.indexAll();
  const status = await (await visitor.get(`/api/v1/documents/${id}/status`)).json();
  expect(status).toMatchObject({ id, status: 'ready', pages: 1, error: null });
  const shown = await (await visitor.get(`/api/v1/documents/${id}`)).json();
  expect(shown).toMatchObject({
    id,
    title: '章程',
    format: 'md',
    price: { minor: 350, currency: 'CNY' },
    published: true,
  });
  const list = await (await visitor.get('/api/v1/documents?limit=1')).json();
  expect(list).toMatchObject({ total: 1, next: null, results: [{ id }] });
  const found = await (await visitor.get(`/api/v1/search?q=${encodeURIComponent('章程')}`)).json();
  expect(found).toMatchObject({ total: 1, results: [{ id }] });
});

test('the same bytes again are told apart from a fault', async () => {
  await upload('twice', 'a.txt');
  const again = await upload('twice', 'b.txt');
  expect(again.status).toBe(409);
  expect(again.headers.get('content-type')).toBe('application/problem+json');
});

test('problems are problem details', async () => {
  const cases: Array<[string, RequestInit, number]> = [
    ['/api/v1/documents/0000000000000', {}, 404],
    ['/api/v1/documents?limit=1000', {}, 400],
    ['/api/v1/documents', { method: 'POST', body: new FormData() }, 401],
    ['/api/v1/documents', { method: 'POST', body: 'x', headers }, 400],
    ['/api/v1/documents', { headers: { authorization: 'Bearer wrong' } }, 401],
  ];
  for (const [path, init, status] of cases) {
    const response = await visitor.send(path, init);
    expect(response.status, path).toBe(status);
    expect(await response.json()).toMatchObject({ status });
  }
});

test('the description names every address', async () => {
  const description = (await (await visitor.get('/api/v1/openapi.json')).json()) as { paths: object };
  expect(Object.keys(description.paths)).toEqual(
    expect.arrayContaining([
      '/api/v1/documents',
      '/api/v1/documents/{id}',
      '/api/v1/documents/{id}/status',
      '/api/v1/search',
    ]),
  );
});

test('a revoked token speaks for nobody', async () => {
  for (const { id } of await listTokens(library.db, userId)) await revokeToken(library.db, userId, id);
  expect((await upload('late', 'late.txt')).status).toBe(401);
});
