import { parseArgs } from 'node:util';
import type { Result } from './result.ts';
import { measureLong } from './search/long.ts';
import { measureQuality } from './search/quality.ts';
import { measureSpeed } from './search/speed.ts';
import { formatTable } from './table.ts';

const USAGE = `npm run bench:search -- [--only quality,speed,long] [--sets <folder>] [--documents <n>] [--quick] [--json]

  --only       measure these parts alone
  --sets       a folder of judged sets: <set>/{corpus.jsonl,queries.jsonl,qrels.tsv}, *.jsonl.gz as distractors
               (default: SEARCH_SET_DIR, else ../shared/search)
  --documents  how many the speed is measured on (default 1,000,000)
  --quick      fewer queries and documents: to see that it works, not to judge by
  --json       one object a line: {name, ours, reference, ratio, goal, judged, unit, ok, note}; judged tells whether
               goal is what ratio must reach, what ours must reach (least), or what ours must stay below
Exit status 1 if a part could not be measured; a missed goal is a result, not an error.
`;

const parts = ['quality', 'speed', 'long'] as const;

process.exitCode = await main();
// A thread that is late to end must not keep the program.
process.exit();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      sets: { type: 'string' },
      documents: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only?.split(',') ?? [...parts];
  if (values.help || only.some((name) => !parts.some((part) => part === name))) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  const { quick } = values;
  const documents = Number(values.documents ?? (quick ? 20_000 : 1_000_000));
  const measures: Record<(typeof parts)[number], () => Promise<Result[]>> = {
    quality: () => measureQuality({ quick, sets: values.sets, say }),
    speed: () => measureSpeed({ quick, documents, say }),
    long: () => measureLong({ quick, say }),
  };
  const results: Result[] = [];
  let failures = 0;
  for (const part of parts.filter((name) => only.includes(name))) {
    try {
      const measured = await measures[part]();
      results.push(...measured);
      if (values.json) for (const result of measured) process.stdout.write(`${JSON.stringify(result)}\n`);
    } catch (error) {
      failures += 1;
      process.stderr.write(`${part}: ${error instanceof Error ? error.stack : String(error)}\n`);
    }
  }
  if (!values.json) process.stdout.write(formatTable(results));
  return failures === 0 ? 0 : 1;
}

function say(text: string): void {
  process.stderr.write(`… ${text}\n`);
}
