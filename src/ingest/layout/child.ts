import { writeFile } from 'node:fs/promises';
import { detectFormat } from '../formats/detect.ts';
import { inspectArchive } from '../formats/inspect-archive.ts';
import { isArchive } from '../formats/format.ts';
import { serveTasks } from '../sandbox/serve.ts';
import type { LayoutReply, LayoutRequest } from './tasks.ts';

await serveTasks<LayoutRequest, LayoutReply>(() => Promise.resolve(answer));

async function answer(request: LayoutRequest): Promise<LayoutReply> {
  if (request.kind === 'inspect') {
    const format = await detectFormat(request);
    if (isArchive(format)) await inspectArchive(request.path);
    return { kind: 'inspected', format };
  }
  if (request.kind === 'invoice') {
    const { setInvoice } = await import('./invoice.ts');
    await writeFile(request.output, setInvoice(request.content));
    return { kind: 'laid-out', metadata: {} };
  }
  if (request.kind === 'sheets') return await keepSheets(request);
  // Loaded only here: the typesetter and its fonts are not needed to tell a format.
  const { layOut } = await import('./index.ts');
  const { pdf, metadata, text, flow } = await layOut(request);
  await writeFile(request.output, pdf);
  await writeFile(request.text, JSON.stringify(text));
  if (flow.length > 0) await writeFile(request.flow, JSON.stringify(flow));
  return { kind: 'laid-out', metadata };
}

async function keepSheets(request: Extract<LayoutRequest, { kind: 'sheets' }>): Promise<LayoutReply> {
  const { readSheets } = await import('../sheets/read-sheets.ts');
  const sheets = await readSheets(request);
  await writeFile(request.output, JSON.stringify(sheets));
  return { kind: 'sheets', count: sheets.length };
}
