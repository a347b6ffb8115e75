import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, type Visitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { type Document, getDocument, slugify } from '../catalog/index.ts';

const KEPT = '# 已有的一份\n\n文库里早就有了。';
const SECRET = '# 别人的草稿\n\n还没有发布。';

let library: TestLibrary;
let press: Visitor;
let failed: Document;
let kept: Document;

beforeAll(async () => {
  library = await openTestLibrary({ MAX_UPLOAD_MIB: '1' });
  const { id } = await library.addUser('press', 'contributor');
  const other = await library.addUser('other', 'contributor');
  failed = await library.receive('%PDF-1.4 nothing', 'bad.pdf', id);
  kept = await library.receive(KEPT, 'kept.md', id);
  await library.receive(SECRET, 'secret.md', other.id);
  await library.processAll();
  kept = await getDocument(library.db, kept.id);
  press = createVisitor(library);
  await press.signIn('press');
});
afterAll(() => library.close());

function replace(content: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  const form = new FormData();
  form.append('return', '/studio');
  form.append('file', new File([content], 'new.md'));
  const headers = {
    referer: 'http://localhost:3000/studio?page=2',
    host: 'localhost:3000',
    'accept-language': 'en',
  };
  return press.post(`/studio/documents/${failed.id}/replace`, form, headers);
}

test('a file that the library has is named and linked to, where its document may be seen', async () => {
  const response = await replace(KEPT);
  expect(response.status).toBe(409);
  const page = await response.text();
  expect(page).toContain('already has this file');
  expect(page).toContain(`/documents/${kept.id}/${encodeURIComponent(slugify(kept.title))}`);
  const hidden = await (await replace(SECRET)).text();
  expect(hidden).toContain('already has this file');
  expect(hidden).not.toContain('别人的草稿');
});

test('a file that is too large is told the limit and led back to its row', async () => {
  const response = await replace(new Uint8Array(1_200_000));
  expect(response.status).toBe(413);
  const page = await response.text();
  expect(page).toMatch(/at most 1 Mi?B/);
  expect(page).toContain('href="/studio?page=2"');
  expect((await getDocument(library.db, failed.id)).sha256).toBe(failed.sha256);
});
