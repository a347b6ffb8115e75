import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './at-exit.ts';

export interface Scratch extends AsyncDisposable {
  path: string;
}

/** A folder that goes when it is disposed of, or with the program. */
export async function makeScratch(): Promise<Scratch> {
  const path = await mkdtemp(join(tmpdir(), 'wenyuan-bench-'));
  const forget = atExit(() => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
      forget();
    },
  };
}
