import { readFile, writeFile } from 'node:fs/promises';
import { IngestError } from '../failure.ts';
import { serveTasks } from '../sandbox/serve.ts';
import { createOfficeConverter } from './convert.ts';
import type { OfficeReply, OfficeRequest } from './tasks.ts';

await serveTasks<OfficeRequest, OfficeReply>(async () => {
  const converter = await createOfficeConverter();
  return async ({ path, format, output }) => {
    const pdf = await converter.toPdf(await readFile(path), format).catch(endUnlessTold);
    await writeFile(output, pdf);
    return { bytes: pdf.length };
  };
});

/** After a crash inside LibreOffice nothing in this process can be trusted any more. */
function endUnlessTold(error: unknown): never {
  if (error instanceof IngestError) throw error;
  process.exit(1);
}
