import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** Names a new generation and puts it to use; its folder is made by whoever writes to it. */
export function startGeneration(root: string): string {
  const name = `${BUILT}${newId()}`;
  mkdirSync(join(root, name), { recursive: true });
  useGeneration(root, name);
  return name;
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

function useGeneration(root: string, name: string): void {
  const draft = join(root, `${CURRENT}.new`);
  writeFileSync(draft, name, { flush: true });
  renameSync(draft, join(root, CURRENT));
}

/** Removes generations out of use, and what processes that are gone were building. */
export function removeOldGenerations(root: string, current: string): void {
  for (const name of readdirSync(root)) {
    const isOld = name.startsWith(BUILT) && name !== current;
    const isLeft = name.startsWith(BUILDING) && !isRunning(Number(name.split('-')[1]));
    if (isOld || isLeft) rmSync(join(root, name), { recursive: true, force: true });
  }
}
