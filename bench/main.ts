import { parseArgs } from 'node:util';
import type { Result } from './result.ts';
import type { BenchOptions, Row } from './row.ts';
import { documentPage } from './rows/document-page.ts';
import { firstPicture } from './rows/first-picture.ts';
import { footprintWrite } from './rows/footprint-write.ts';
import { memoryServerImport } from './rows/memory-server-import.ts';
import { orders } from './rows/orders.ts';
import { officeIngest } from './rows/office-ingest.ts';
import { pagePicture } from './rows/page-picture.ts';
import { pdfIngest } from './rows/pdf-ingest.ts';
import { reader } from './rows/reader.ts';
import { formatTable } from './table.ts';

const USAGE = `npm run bench -- [--only name,name] [--quick] [--json]

  --only    measure these rows alone
  --quick   fewer documents and shorter runs: to see that it works, not to judge by
  --json    one object a line: {name, ours, reference, ratio, goal, judged, unit, ok, note};
            judged tells whether goal is what ratio (ours / reference) must reach
            or what ours must stay below
Exit status 1 if a row could not be measured; a missed goal is a result, not an error.
`;

const rows: Row[] = [
  documentPage,
  footprintWrite,
  pagePicture,
  firstPicture,
  reader,
  orders,
  pdfIngest,
  officeIngest,
  memoryServerImport,
];

process.exitCode = await main();
// A sandboxed child that is late to end must not keep the program.
process.exit();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const names = rows.flatMap((row) => row.names);
  const only = values.only?.split(',');
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (values.help || unknown.length > 0) {
    process.stderr.write(`${USAGE}\nRows: ${names.join(', ')}\n`);
    return unknown.length > 0 ? 2 : 0;
  }
  return await measureRows(
    { quick: values.quick, wants: (name) => only?.includes(name) ?? true, say },
    values.json,
  );
}

async function measureRows(options: BenchOptions, json: boolean): Promise<number> {
  const results: Result[] = [];
  let failures = 0;
  for (const row of rows) {
    if (!row.names.some(options.wants)) continue;
    try {
      const measured = await row.measure(options);
      const wanted = measured.filter(({ name }) => options.wants(name));
      results.push(...wanted);
      if (json) for (const result of wanted) process.stdout.write(`${JSON.stringify(result)}\n`);
    } catch (error) {
      failures += 1;
      process.stderr.write(
        `${row.names.join(', ')}: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
    }
  }
  if (!json) process.stdout.write(formatTable(results));
  return failures === 0 ? 0 : 1;
}

function say(text: string): void {
  process.stderr.write(`… ${text}\n`);
}
