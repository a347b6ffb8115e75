import { closeLibrary, openLibrary, searchFolder } from '../app/library.ts';
import type { Config } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { compareIndex, openSearchReader } from '../search/index.ts';

/** Says whether search finds what is published and nothing else; exit status 1 if not. */
export async function doctorCommand(config: Config): Promise<number> {
  const library = await openLibrary(config, createLog(config.logLevel));
  const search = openSearchReader(searchFolder(config));
  try {
    const { inLibrary, inIndex, missing, stale, complete } = await compareIndex(library.db, search);
    const agrees = complete && missing.length === 0 && stale.length === 0;
    const lines = [
      `search: ${inIndex} documents in the index, ${inLibrary} published${complete ? '' : '; the index is being built'}`,
      ...missing.map((id) => `search: published but not in the index: ${id}`),
      ...stale.map((id) => `search: in the index but not published: ${id}`),
      agrees
        ? 'search: agrees with the library'
        : 'search: a running server catches up by itself; wenyuan reindex builds anew',
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return agrees ? 0 : 1;
  } finally {
    await search.close();
    await closeLibrary(library);
  }
}
