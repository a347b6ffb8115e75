import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../src/platform/config.ts';
import { openDatabase } from '../src/platform/db/index.ts';
import { Follower, openSearchEngine, reindex } from '../src/search/index.ts';

/** `follow <folder>` or `reindex <folder>`: goes on until it is killed; says when it has begun. */
const [task, folder = ''] = process.argv.slice(2);
const db = await openDatabase(readConfig(process.env));
process.stdout.write('begun\n');
if (task === 'reindex') {
  for (;;) await reindex({ db }, folder, () => {});
}
const follower = new Follower({ db, search: openSearchEngine(folder, 1) });
for (;;) if (!(await follower.round())) await sleep(2);
