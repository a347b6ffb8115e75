import { readFile, writeFile } from 'node:fs/promises';
import { IngestError } from '../failure.ts';
import { serveTasks } from '../sandbox/serve.ts';
import { createOfficeConverter, type OfficeConverter } from './convert.ts';
import type { OfficeReply, OfficeRequest } from './tasks.ts';

let converter: OfficeConverter;

await serveTasks<OfficeRequest, OfficeReply>(
  async () => {
    converter = await createOfficeConverter();
    return convert;
  },
  { warmUp: warmUp() },
);

async function convert({ path, format, output, workbook }: OfficeRequest): Promise<OfficeReply> {
  const bytes = await readFile(path);
  let saved: Uint8Array | undefined;
  const take = workbook ? (copy: Uint8Array) => (saved = copy) : undefined;
  const pdf = orEnd(() => converter.toPdf(bytes, format, take));
  await writeFile(output, pdf);
  if (workbook && saved) await writeFile(workbook, saved);
  return { bytes: pdf.length };
}

function* warmUp() {
  const steps = converter.warmUp()[Symbol.iterator]();
  while (!orEnd(() => steps.next()).done) yield;
}

/** After a crash inside LibreOffice nothing in this process can be trusted any more. */
function orEnd<Result>(use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    if (error instanceof IngestError) throw error;
    return process.exit(1);
  }
}
