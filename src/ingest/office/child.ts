import { readFile, writeFile } from 'node:fs/promises';
import { IngestError } from '../failure.ts';
import { serveTasks } from '../sandbox/serve.ts';
import { createOfficeConverter } from './convert.ts';
import type { OfficeReply, OfficeRequest } from './tasks.ts';

await serveTasks<OfficeRequest, OfficeReply>(async () => {
  const converter = await createOfficeConverter();
  return async ({ path, format, output, workbook }) => {
    let saved: Uint8Array | undefined;
    const take = workbook ? (bytes: Uint8Array) => (saved = bytes) : undefined;
    const pdf = await converter.toPdf(await readFile(path), format, take).catch(endUnlessTold);
    await writeFile(output, pdf);
    if (workbook && saved) await writeFile(workbook, saved);
    return { bytes: pdf.length };
  };
});

/** After a crash inside LibreOffice nothing in this process can be trusted any more. */
function endUnlessTold(error: unknown): never {
  if (error instanceof IngestError) throw error;
  process.exit(1);
}
