import { readFile, writeFile } from 'node:fs/promises';
import type { Storage } from '../../storage/index.ts';
import { placeEntries } from './place-entries.ts';
import { keptFlow } from './store.ts';
import type { FlowEntry } from './types.ts';

/** Keeps the flow that was written beside a text's PDF, with the pages on which it stands. */
export async function keepFlow(
  storage: Storage,
  { sha256, path, pages }: { sha256: string; path: string; pages: string[] },
): Promise<void> {
  const entries = JSON.parse(await readFile(path, 'utf8')) as FlowEntry[];
  await writeFile(path, JSON.stringify(placeEntries(entries, pages)));
  await storage.moveIn(keptFlow.key(sha256), path);
}
