import type { Db } from '../platform/db/index.ts';
import type { SearchEngine } from './engine.ts';
import { openEngineAt } from './engines/inverted.ts';
import { buildingFolder, finishBuilding } from './engines/generations.ts';
import { Follower } from './follow.ts';
import type { ReadSignals } from './item.ts';

/**
 * Builds the index anew beside the living one and puts it in its place, which a running server notices within
 * seconds. `onProgress` hears how many documents the new index has. Returns that number.
 */
export async function reindex(
  { db, signals }: { db: Db; signals?: ReadSignals },
  root: string,
  onProgress: (documents: number) => void,
): Promise<number> {
  const folder = buildingFolder(root);
  const search: SearchEngine = openEngineAt(folder);
  let documents = 0;
  try {
    const follower = new Follower({ db, search, ...(signals ? { signals } : {}) });
    for (let applied = 1; applied > 0; onProgress(documents)) {
      applied = await follower.round();
      documents = (await search.status()).documents;
    }
  } finally {
    await search.close();
  }
  finishBuilding(root, folder);
  return documents;
}
