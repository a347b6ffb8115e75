import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { countJobs, type Job } from '../jobs/index.ts';
import { parseMailAddress } from './address.ts';
import { createMail, enqueueLetter, findLetter, mailJobs, sendLetterAgain } from './index.ts';
import { InvalidLetterError, type Letter } from './letter.ts';
import { SEND_LETTER } from './queue.ts';

interface Received {
  from: string;
  to: string[];
  message: string;
}

/** A real mail server on the loopback interface, which answers some recipients with an error. */
async function openMailServer(refusals: Record<string, number> = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onRcptTo({ address }, _session, done) {
      const responseCode = refusals[address];
      done(responseCode ? Object.assign(new Error('no'), { responseCode }) : undefined);
    },
    onData(stream, { envelope }, done) {
      void readText(stream).then((message) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), message });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

let library: TestLibrary;
beforeEach(async () => {
  library = await openTestLibrary();
});
afterEach(() => library.close());

const letter: Letter = {
  to: 'reader@test.example',
  subject: '收据 Receipt',
  text: '谢谢 Thank you',
  html: '<p>谢谢</p>',
};

const enqueue = (given: Letter) => library.db.transaction().execute((tx) => enqueueLetter(tx, given));

/** What the worker does with the letter's job, once. */
async function runOnce(mailUrl: string | undefined, letterId: string): Promise<void> {
  const { db, log, config } = library;
  const mail = createMail({ dataDir: config.dataDir, mailFrom: 'store@library.example', mailUrl });
  const job: Job = { id: 'x', kind: SEND_LETTER, payload: { letterId }, failures: 0, interruptions: 0 };
  await mailJobs({ db, log, mail })[SEND_LETTER]?.(job);
}

describe('with a mail server', () => {
  test('a letter arrives once, however often its job comes, and its text is not kept', async () => {
    const server = await openMailServer();
    const id = await enqueue(letter);
    await runOnce(server.url, id);
    await runOnce(server.url, id);
    await server.close();
    expect(server.received).toHaveLength(1);
    const [{ from, to, message }] = server.received as [Received];
    expect({ from, to }).toEqual({ from: 'store@library.example', to: ['reader@test.example'] });
    expect(message).toContain(`Message-ID: <${id}@library.example>`);
    expect(message).toContain('Auto-Submitted: auto-generated');
    expect(message).toMatch(/multipart\/alternative/);
    expect(await findLetter(library.db, id)).toMatchObject({ state: 'sent', text: '', html: undefined });
  });

  test('a server that is away or busy is tried again later; a refused address is not', async () => {
    const server = await openMailServer({ 'busy@test.example': 451, 'nobody@test.example': 550 });
    const busy = await enqueue({ ...letter, to: 'busy@test.example' });
    const nobody = await enqueue({ ...letter, to: 'nobody@test.example' });
    const away = await enqueue(letter);
    await runOnce(server.url, busy);
    await runOnce(server.url, nobody);
    await server.close();
    await runOnce(server.url, away);
    for (const id of [busy, away])
      expect(await findLetter(library.db, id)).toMatchObject({
        state: 'waiting',
        attempts: 1,
        text: letter.text,
      });
    expect(await findLetter(library.db, nobody)).toMatchObject({ state: 'refused', attempts: 1 });
    // The three first jobs and one more for each letter to try again.
    expect(await countJobs(library.db)).toBe(5);
  });

  test('a letter tried again carries the same identifier', async () => {
    const busy = await openMailServer({ [letter.to]: 451 });
    const id = await enqueue(letter);
    await runOnce(busy.url, id);
    await busy.close();
    const server = await openMailServer();
    await runOnce(server.url, id);
    await server.close();
    expect(server.received[0]?.message).toContain(`Message-ID: <${id}@library.example>`);
  });

  test('no subject and no address adds a recipient or a header field', async () => {
    const server = await openMailServer();
    const subject = 'Receipt\r\nBcc: thief@test.example\r\n\r\nHello';
    const id = await enqueue({ ...letter, subject });
    await runOnce(server.url, id);
    await server.close();
    expect(server.received[0]?.to).toEqual([letter.to]);
    expect(server.received[0]?.message).not.toMatch(/^Bcc:/im);
    expect(server.received[0]?.message).toContain('Subject: Receipt Bcc: thief@test.example Hello');
  });
});

test('without a mail server the letter lies in the data folder, and may be sent when there is one', async () => {
  const id = await enqueue(letter);
  await runOnce(undefined, id);
  const folder = join(library.config.dataDir, 'letters');
  expect(await readdir(folder)).toEqual([`${id}.eml`]);
  expect(await readFile(join(folder, `${id}.eml`), 'utf8')).toContain('To: reader@test.example\r\n');
  expect(await findLetter(library.db, id)).toMatchObject({ state: 'kept', text: letter.text });
  await library.db.transaction().execute((tx) => sendLetterAgain(tx, id));
  const server = await openMailServer();
  await runOnce(server.url, id);
  await server.close();
  expect(server.received).toHaveLength(1);
});

test('a letter whose cause did not happen is never sent', async () => {
  const failing = library.db.transaction().execute(async (tx) => {
    await enqueueLetter(tx, letter);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await countJobs(library.db)).toBe(0);
});

test('only one plain address is an address', async () => {
  expect(parseMailAddress(' Reader@Test.example ')).toBe('Reader@test.example');
  expect(parseMailAddress('post@书.cn')).toBe('post@xn--1jq.cn');
  const wrong = [
    '',
    'a',
    'a@',
    '@b.cn',
    'a@b.cn,c@d.cn',
    'a@b.cn c@d.cn',
    'A <a@b.cn>',
    'a@b.cn\r\nBcc: c@d.cn',
    `${'a'.repeat(300)}@b.cn`,
  ];
  for (const to of wrong) {
    expect(parseMailAddress(to), to).toBeUndefined();
    await expect(enqueue({ ...letter, to })).rejects.toThrow(InvalidLetterError);
  }
  await expect(enqueue({ ...letter, headers: { 'X-A': 'b\r\nBcc: c@d.cn' } })).rejects.toThrow(
    InvalidLetterError,
  );
  await expect(enqueue({ ...letter, headers: { Bcc: 'c@d.cn' } })).rejects.toThrow(InvalidLetterError);
});
