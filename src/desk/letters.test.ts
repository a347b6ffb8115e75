import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestLibrary, PASSWORD, type TestLibrary } from '../../test/library.ts';
import { createApp } from '../app/app.ts';
import { loadAssets } from '../app/assets.ts';
import { enqueueLetter, findLetter } from '../platform/mail/index.ts';
import { links } from '../ui/links.ts';

let library: TestLibrary;
beforeEach(async () => {
  library = await openTestLibrary();
});
afterEach(() => library.close());

const writeLetter = () =>
  library.db.transaction().execute((tx) =>
    enqueueLetter(tx, {
      to: 'reader@test.example',
      subject: 'Receipt <b>1</b>',
      text: 'Thank you <img src=x onerror=alert(1)>',
      html: '<script>alert(1)</script>',
    }),
  );

async function cookieOf(name: string, role: 'operator' | 'reader'): Promise<string> {
  await library.addUser(name, role);
  const body = new URLSearchParams({ email: `${name}@test.example`, password: PASSWORD, returnTo: '/' });
  const response = await app().request('/sign-in', {
    method: 'POST',
    body,
    headers: { origin: 'http://localhost:3000' },
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const app = () => createApp(library, loadAssets());

test('letters are for operators alone', async () => {
  const id = await writeLetter();
  const cookie = await cookieOf('reader', 'reader');
  for (const path of [links.deskLetters(), links.deskLetter(id)]) {
    expect((await app().request(path)).status).toBe(303);
    const refused = await app().request(path, { headers: { cookie } });
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain('reader@test.example');
  }
});

test('a letter is shown as its text, and sent again only when it is done with', async () => {
  const id = await writeLetter();
  const headers = { cookie: await cookieOf('operator', 'operator'), origin: 'http://localhost:3000' };
  expect(await (await app().request(links.deskLetters(), { headers })).text()).toContain(
    'Receipt &lt;b&gt;1&lt;/b&gt;',
  );
  const page = await (await app().request(links.deskLetter(id), { headers })).text();
  expect(page).toContain('Thank you &lt;img');
  expect(page).not.toContain('<script>alert');
  const again = () => app().request(links.deskLetterAgain(id), { method: 'POST', headers });
  expect((await again()).status).toBe(409);
  await library.db.updateTable('letters').set({ state: 'refused' }).where('id', '=', id).execute();
  expect((await again()).status).toBe(303);
  expect((await findLetter(library.db, id))?.state).toBe('waiting');
  expect((await app().request(links.deskLetter('nothing'), { headers })).status).toBe(404);
});
