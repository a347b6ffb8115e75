import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { convertExternally } from './external.ts';
import { compoundFileOf, docxOf, odtWithLinkedPicture, rtfOf } from './test-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'office-'));
const output = join(folder, 'made.pdf');
const soffice = '/usr/bin/soffice';
const locked = compoundFileOf({ EncryptedPackage: new Uint8Array(64) });

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!existsSync(soffice))('an installed LibreOffice', () => {
  it('makes a PDF and leaves nothing else', async () => {
    const request = { path: file(rtfOf('四库全书'), 'rtf'), format: 'rtf', output } as const;
    await convertExternally(`soffice:${soffice}`, request);
    expect(readFileSync(output).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readdirSync(folder).sort()).toEqual(['made.pdf', 'source.rtf']);
  }, 30_000);

  it('fetches nothing that a document links to', async () => {
    let asked = 0;
    const count: RequestListener = (_request, response) => {
      asked += 1;
      response.end();
    };
    await withServer(count, (server) => {
      const path = file(odtWithLinkedPicture(`${server}/picture.png`), 'odt');
      return convertExternally(`soffice:${soffice}`, { path, format: 'odt', output });
    });
    expect(asked).toBe(0);
  }, 30_000);

  it('is stopped when its time is over', async () => {
    const request = { path: file(docxOf('慢'), 'docx'), format: 'docx', output } as const;
    const conversion = convertExternally(`soffice:${soffice}`, request, { limitMs: 50 });
    await expect(conversion).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('an installed program that makes nothing', () => {
  it.each([
    ['encrypted', locked],
    ['damaged', docxOf('坏')],
    ['empty', new Uint8Array()],
  ])('is a file that is %s', async (code, bytes) => {
    const request = { path: file(bytes, 'docx'), format: 'docx', output } as const;
    await expect(convertExternally('soffice:/bin/true', request)).rejects.toMatchObject({ code });
  });

  it('is no fault of the file when it cannot be started', async () => {
    const request = { path: file(docxOf('好'), 'docx'), format: 'docx', output } as const;
    await expect(convertExternally('soffice:/no/such', request)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a Gotenberg server', () => {
  it('gets the file under a plain name and its answer is kept', async () => {
    let asked = '';
    const answer: RequestListener = async (request, response) => {
      const body = await new Response(request as never, {
        headers: { 'content-type': String(request.headers['content-type']) },
      }).formData();
      const sent = body.get('files') as File;
      asked = `${request.method} ${request.url} ${sent.name} ${sent.size}`;
      response.end('%PDF-1.7 of Gotenberg');
    };
    const bytes = docxOf('网');
    await withServer(answer, (server) =>
      convertExternally(`gotenberg:${server}/`, { path: file(bytes, 'docx'), format: 'docx', output }),
    );
    expect(asked).toBe(`POST /forms/libreoffice/convert document.docx ${bytes.length}`);
    expect(readFileSync(output, 'utf8')).toBe('%PDF-1.7 of Gotenberg');
  });

  it.each([
    [400, docxOf('坏'), 'damaged'],
    [400, locked, 'encrypted'],
    [413, docxOf('大'), 'too-large'],
    [503, docxOf('慢'), 'timeout'],
    [500, docxOf('病'), undefined],
  ])('answering %i', async (status, bytes, code) => {
    const answer: RequestListener = (request, response) => {
      request.resume().on('end', () => response.writeHead(status).end('no'));
    };
    const request = { path: file(bytes, 'docx'), format: 'docx', output } as const;
    const error = await withServer(answer, (server) =>
      convertExternally(`gotenberg:${server}`, request).catch((reason: unknown) => reason),
    );
    expect(error).toBeInstanceOf(Error);
    expect((error as { code?: string }).code).toBe(code);
  });

  it('that never answers is given up', async () => {
    const request = { path: file(docxOf('等'), 'docx'), format: 'docx', output } as const;
    const silent: RequestListener = (incoming) => void incoming.resume();
    const error = await withServer(silent, (server) =>
      convertExternally(`gotenberg:${server}`, request, { limitMs: 100 }).catch((reason: unknown) => reason),
    );
    expect(error).toMatchObject({ code: 'timeout' });
  });
});

function file(bytes: Uint8Array, format: string): string {
  const path = join(folder, `source.${format}`);
  writeFileSync(path, bytes);
  return path;
}

async function withServer<Result>(
  answer: RequestListener,
  use: (address: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
