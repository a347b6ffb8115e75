import { constants } from 'node:fs';
import { copyFile, mkdir, opendir, rename, stat, utimes } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

export interface Copied {
  copied: number;
  alreadyThere: number;
}

/**
 * Copies what `from` holds into `to`, each file whole or not at all, so that it can be done again after
 * an interruption; a file that is there already, as long and not older, is passed over. Nothing in `to` is
 * removed. A file that vanishes meanwhile was removed from the library, and is passed over too.
 */
export async function copyTree(from: string, to: string, onFile: () => void = () => {}): Promise<Copied> {
  const result = { copied: 0, alreadyThere: 0 };
  for await (const path of filesBelow(from)) {
    const target = join(to, relative(from, path));
    const copied = await copyIfNew(path, target);
    if (copied === undefined) continue;
    result[copied ? 'copied' : 'alreadyThere'] += 1;
    onFile();
  }
  return result;
}

/** Every regular file under a folder; none where there is no folder. */
export async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(unlessMissing);
  if (!entries) return;
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

async function copyIfNew(from: string, to: string): Promise<boolean | undefined> {
  const [source, target] = [await stat(from).catch(unlessMissing), await stat(to).catch(unlessMissing)];
  if (!source) return undefined;
  if (target && target.size === source.size && target.mtimeMs >= Math.floor(source.mtimeMs)) return false;
  await mkdir(dirname(to), { recursive: true });
  const unfinished = `${to}.unfinished`;
  const done = await copyFile(from, unfinished, constants.COPYFILE_FICLONE).then(() => true, unlessMissing);
  if (!done) return undefined;
  await utimes(unfinished, source.atime, source.mtime);
  await rename(unfinished, to);
  return true;
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
}
