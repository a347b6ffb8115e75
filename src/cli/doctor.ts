import { parseArgs } from 'node:util';
import { closeLibrary, type Library, openLibrary, searchFolder } from '../app/library.ts';
import { checkBooks } from '../orders/index.ts';
import type { Config } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { compareIndex, examineIndex, openSearchReader } from '../search/index.ts';

const OPTIONS = {
  books: { type: 'boolean', default: false },
  search: { type: 'boolean', default: false },
} as const;

/**
 * Compares what is kept in different places, all of it or what is named: the books with orders and
 * grants, the search index with the library. A line for each fault; exit status 1 if there is any.
 */
export async function doctorCommand(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const everything = !values.books && !values.search;
  const library = await openLibrary(config, createLog(config.logLevel));
  try {
    const books = values.books || everything ? await examineBooks(library) : true;
    const search = values.search || everything ? await examineSearch(library) : true;
    return books && search ? 0 : 1;
  } finally {
    await closeLibrary(library);
  }
}

async function examineBooks({ db }: Library): Promise<boolean> {
  const problems = await checkBooks(db);
  say(problems.map((problem) => `books: ${problem}`));
  if (problems.length === 0) say(['books: balance']);
  return problems.length === 0;
}

/** An index with damaged files is not read: what it would say means nothing. */
async function examineSearch({ db, config }: Library): Promise<boolean> {
  const root = searchFolder(config);
  const faults = await examineIndex(root);
  if (faults.length > 0) {
    say([
      ...faults.map((fault) => `search: ${fault}`),
      'search: wenyuan reindex builds the index anew; a server does by itself, when it starts or notices',
    ]);
    return false;
  }
  const search = openSearchReader(root);
  try {
    const { inLibrary, inIndex, missing, stale, complete } = await compareIndex(db, search);
    const agrees = complete && missing.length === 0 && stale.length === 0;
    say([
      `search: ${inIndex} documents in the index, ${inLibrary} published${complete ? '' : '; the index is being built'}`,
      ...missing.map((id) => `search: published but not in the index: ${id}`),
      ...stale.map((id) => `search: in the index but not published: ${id}`),
      agrees
        ? 'search: agrees with the library'
        : 'search: a running server catches up by itself; wenyuan reindex builds anew',
    ]);
    return agrees;
  } finally {
    await search.close();
  }
}

function say(lines: string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
