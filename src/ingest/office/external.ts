import type { OfficeRequest } from './tasks.ts';

interface ExternalOptions {
  limitMs?: number;
}

const DEFAULT_LIMIT_MS = 90_000;

/** Converts with the `soffice:<path>` or `gotenberg:<url>` of the settings. Throws `IngestError`. */
export async function convertExternally(
  converter: string,
  request: OfficeRequest,
  { limitMs = DEFAULT_LIMIT_MS }: ExternalOptions = {},
): Promise<void> {
  const colon = converter.indexOf(':');
  const [kind, place] = [converter.slice(0, colon), converter.slice(colon + 1)];
  if (kind === 'soffice') {
    const { convertWithSoffice } = await import('./soffice.ts');
    return convertWithSoffice(place, request, limitMs);
  }
  if (kind === 'gotenberg') {
    const { convertWithGotenberg } = await import('./gotenberg.ts');
    return convertWithGotenberg(place, request, limitMs);
  }
  throw new Error(`no such Office converter: ${converter}`);
}
