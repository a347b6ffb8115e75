import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../platform/ids.ts';
import { isRunning } from '../../platform/is-running.ts';
import { storePath } from '../inverted/store.ts';

/**
 * The folder of search holds generations of the index, one of them named by the file `current`. A new one is
 * built beside the living one and takes its place when that file is replaced.
 */
const CURRENT = 'current';
const BUILT = 'index-';
const BUILDING = 'building-';

/** The generation in use, or undefined if there is none or its folder is gone. */
export function currentGeneration(root: string): string | undefined {
  try {
    const name = readFileSync(join(root, CURRENT), 'utf8').trim();
    return name.startsWith(BUILT) && existsSync(storePath(join(root, name))) ? name : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the folder of a new generation, which is not in use yet. A file in the place of the folder of search goes. */
export function startGeneration(root: string): string {
  if (lstatSync(root, { throwIfNoEntry: false })?.isFile()) rmSync(root);
  const name = `${BUILT}${newId()}`;
  mkdirSync(join(root, name), { recursive: true });
  return name;
}

export function dropGeneration(root: string, name: string): void {
  rmSync(join(root, name), { recursive: true, force: true });
}

/** A folder in which this process builds a generation that is not in use yet. */
export function buildingFolder(root: string): string {
  const folder = join(root, `${BUILDING}${process.pid}-${newId()}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Puts what was built in `folder` to use. */
export function finishBuilding(root: string, folder: string): void {
  const name = `${BUILT}${newId()}`;
  renameSync(folder, join(root, name));
  useGeneration(root, name);
}

export function useGeneration(root: string, name: string): void {
  const draft = join(root, `${CURRENT}.new`);
  writeFileSync(draft, name, { flush: true });
  renameSync(draft, join(root, CURRENT));
}

/** Removes generations out of use, and what processes that are gone were building, as far as it can. */
export function removeOldGenerations(root: string, current: string): void {
  try {
    for (const name of readdirSync(root)) {
      const isOld = name.startsWith(BUILT) && name !== current;
      const isLeft = name.startsWith(BUILDING) && !isRunning(Number(name.split('-')[1]));
      if (isOld || isLeft) dropGeneration(root, name);
    }
  } catch {
    // Threads that are about to end may write there still: the next time.
  }
}
