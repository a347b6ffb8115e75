import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor, noAssets } from '../../test/browser.ts';
import { openTestLibrary, PASSWORD, type TestLibrary } from '../../test/library.ts';
import { prepareSetup } from '../accounts/index.ts';
import { createApp } from './app.ts';

let library: TestLibrary;

beforeAll(async () => {
  library = await openTestLibrary();
  await library.addUser('reader', 'reader');
});
afterAll(() => library.close());

test('the one-time link makes one operator, once', async () => {
  const empty = await openTestLibrary();
  try {
    const token = (await prepareSetup(empty.db)) ?? '';
    const first = createVisitor(empty);
    expect((await first.get('/setup?token=wrong')).status).toBe(404);
    const form = {
      token,
      libraryName: '县图书馆',
      name: '馆长',
      email: 'head@test.example',
      password: 'a long enough one',
    };
    const wrong = { ...form, libraryName: ' ', email: 'nobody', password: 'short' };
    const answer = await first.post('/setup', wrong);
    expect(answer.status).toBe(422);
    const shown = await answer.text();
    for (const field of ['libraryName', 'email', 'password']) expect(shown).toContain(`field-${field}-error`);
    expect((await first.post('/setup', form)).status).toBe(303);
    expect((await first.get('/desk/documents')).status).toBe(200);
    expect(await (await first.get('/')).text()).toContain('县图书馆');
    const late = await createVisitor(empty).post('/setup', { ...form, email: 'second@test.example' });
    expect(late.status).toBe(410);
    const used = await createVisitor(empty).get(`/setup?token=${token}`);
    expect(used.status).toBe(410);
    expect(await used.text()).toContain('This link has been used');
    expect(await prepareSetup(empty.db)).toBeUndefined();
  } finally {
    await empty.close();
  }
});

test('a name that would turn the page round is kept without the marks that do it', async () => {
  const joining = createVisitor(library);
  const form = { email: 'con@test.example', password: 'a long enough one' };
  expect((await joining.post('/sign-up', { ...form, name: '\u202e\u200b' })).status).toBe(422);
  expect((await joining.post('/sign-up', { ...form, name: 'Con \u202etributor' })).status).toBe(303);
  const page = await (await joining.get('/')).text();
  expect(page).toContain('Con tributor');
  expect(page).not.toContain('\u202e');
});

test('passwords are guessed a few times only, and who guesses keeps nobody else out', async () => {
  const app = createApp({ ...library, config: { ...library.config, trustedProxies: 1 } }, noAssets);
  const signIn = async (client: string, password: string) => {
    const body = new URLSearchParams({ email: 'reader@test.example', password });
    const headers = { origin: 'http://localhost:3000', 'x-forwarded-for': `192.0.2.9, ${client}` };
    return (await app.request('http://localhost:3000/sign-in', { method: 'POST', body, headers })).status;
  };
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) statuses.push(await signIn('203.0.113.5', `guess number ${i}`));
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 422));
  expect(statuses.slice(10)).toEqual([429, 429]);
  expect(await signIn('203.0.113.5', PASSWORD)).toBe(429);
  expect(await signIn('198.51.100.20', PASSWORD)).toBe(303);
});
