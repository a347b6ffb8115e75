import { closeLibrary, openLibrary, searchFolder } from '../app/library.ts';
import { readSignals } from '../app/signals.ts';
import { reindex } from '../search/index.ts';
import type { Config } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';

/** Builds the search index anew beside the one in use, then puts it in its place. */
export async function reindexCommand(config: Config): Promise<number> {
  const library = await openLibrary(config, createLog(config.logLevel));
  try {
    const count = await reindex({ ...library, signals: readSignals }, searchFolder(config), (documents) => {
      process.stderr.write(`${documents} documents\n`);
    });
    process.stdout.write(`The new index has ${count} documents and is in use.\n`);
    return 0;
  } finally {
    await closeLibrary(library);
  }
}
