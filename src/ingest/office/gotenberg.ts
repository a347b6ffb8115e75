import { openAsBlob } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { IngestError } from '../failure.ts';
import { isEncrypted } from './encryption.ts';
import type { OfficeRequest } from './tasks.ts';

const ROUTE = '/forms/libreoffice/convert';

/** One request to a Gotenberg server. A server that cannot be reached is no fault of the file: plain `Error`. */
export async function convertWithGotenberg(
  server: string,
  request: OfficeRequest,
  limitMs: number,
): Promise<void> {
  const form = new FormData();
  form.set('files', await openAsBlob(request.path), `document.${request.format}`);
  const signal = AbortSignal.timeout(limitMs);
  try {
    const response = await fetch(`${server.replace(/\/+$/, '')}${ROUTE}`, {
      method: 'POST',
      body: form,
      signal,
    });
    if (!response.ok) throw await refusal(request, response);
    await writeFile(request.output, new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    if (signal.aborted) throw new IngestError('timeout', `Gotenberg took more than ${limitMs} ms`);
    throw error;
  }
}

async function refusal({ path }: OfficeRequest, response: Response): Promise<Error> {
  const detail = `${response.status} ${(await response.text()).slice(0, 200)}`;
  if (response.status === 503 || response.status === 504)
    return new IngestError('timeout', `Gotenberg: ${detail}`);
  if (response.status === 413) return new IngestError('too-large', `Gotenberg: ${detail}`);
  if (response.status !== 400) return new Error(`Gotenberg: ${detail}`);
  const locked = isEncrypted(await readFile(path));
  return new IngestError(locked ? 'encrypted' : 'damaged', `Gotenberg: ${detail}`);
}
