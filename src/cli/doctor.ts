import { parseArgs } from 'node:util';
import { closeLibrary, openLibrary } from '../app/library.ts';
import { checkBooks } from '../orders/index.ts';
import type { Config } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { UsageError } from './usage.ts';

/** Says what is wrong, a line for each thing; ends with 1 if anything is. */
export async function doctorCommand(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { books: { type: 'boolean', default: false } } });
  if (!values.books) throw new UsageError('wenyuan doctor --books');
  const library = await openLibrary(config, createLog(config.logLevel));
  try {
    const problems = await checkBooks(library.db);
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    if (problems.length === 0) process.stdout.write('The books balance.\n');
    return problems.length === 0 ? 0 : 1;
  } finally {
    await closeLibrary(library);
  }
}
