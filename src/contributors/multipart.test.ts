import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMultipart } from './multipart.ts';

const MAX_BYTES = 100_000;
const CHUNK = new Uint8Array(64 * 1024).fill(97);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-multipart-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A form with one file of so many chunks; `sent` tells how many were taken. */
function upload(chunks: number, breakOff = false): { request: Request; sent: () => number } {
  let sent = 0;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === 0)
        controller.enqueue(
          encoder.encode('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'),
        );
      if (sent === chunks) {
        if (breakOff) return controller.error(new Error('the connection broke'));
        controller.enqueue(encoder.encode('\r\n--b--\r\n'));
        return controller.close();
      }
      sent += 1;
      controller.enqueue(CHUNK);
    },
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  // A body that streams must say that nothing is answered before it ends; the types do not know of it yet.
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
  const request = new Request('http://library.example/upload', init);
  return { request, sent: () => sent };
}

test('a file is spooled whole', async () => {
  const { files } = await readMultipart(upload(1).request, folder, MAX_BYTES);
  expect(files).toMatchObject([{ field: 'file', fileName: 'a.pdf' }]);
  expect(await readdir(folder)).toHaveLength(1);
});

test('a file far over the limit is heard to its end, answered and not kept', async () => {
  const { request, sent } = upload(200);
  await expect(readMultipart(request, folder, MAX_BYTES)).rejects.toMatchObject({ code: 'too-large' });
  expect(sent()).toBe(200);
  expect(await readdir(folder)).toEqual([]);
});

test('a form that breaks off beyond the limit leaves nothing', async () => {
  await expect(readMultipart(upload(20, true).request, folder, MAX_BYTES)).rejects.toThrow('broke');
  expect(await readdir(folder)).toEqual([]);
});
