import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Format, isOffice } from './formats/format.ts';
import { convertExternally } from './office/external.ts';
import type { IngestContext } from './read-source.ts';
import type { SourceMetadata } from './types.ts';

export interface PdfMaking {
  original: string;
  format: Format;
  name: string;
  /** For this file alone; emptied by the caller. */
  folder: string;
}

const OFFICE_LIMIT_MS = 90_000;
const LAYOUT_LIMIT_MS = 180_000;

interface MadePdf {
  path?: string;
  text?: string;
  /** A prose text's entries, without pages. */
  flow?: string;
  /** A spreadsheet as OpenDocument. */
  workbook?: string;
  metadata: SourceMetadata;
}

/** Makes the PDF to show; no `path` where the original is one, `text` where a file tells what it says. */
export async function makePdf(
  { processes, config }: IngestContext,
  { original, format, name, folder }: PdfMaking,
): Promise<MadePdf> {
  if (format === 'pdf') return { metadata: {} };
  const output = join(folder, 'shown.pdf');
  if (!isOffice(format)) {
    const text = join(folder, 'text.json');
    const flow = join(folder, 'flow.json');
    const request = { kind: 'layOut', path: original, name, format, output, text, flow } as const;
    const reply = await processes.layout.run(request, { limitMs: LAYOUT_LIMIT_MS });
    const metadata = reply.kind === 'laid-out' ? reply.metadata : {};
    return { path: output, text, metadata, ...(existsSync(flow) ? { flow } : {}) };
  }
  const request = { path: original, format, output };
  if (config.officeConverter !== 'wasm') {
    await convertExternally(config.officeConverter, request);
    return { path: output, metadata: {} };
  }
  const workbook = join(folder, 'workbook.ods');
  const isWorkbook = format === 'xlsx' || format === 'xls';
  const asked = isWorkbook ? { ...request, workbook } : request;
  await processes.office.run(asked, { limitMs: OFFICE_LIMIT_MS });
  return { path: output, metadata: {}, ...(existsSync(workbook) ? { workbook } : {}) };
}
