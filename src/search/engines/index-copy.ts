import { copyFileSync, existsSync, linkSync, readdirSync, rmSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { SEGMENT_ENDING, storePath } from '../inverted/store.ts';
import { buildingFolder, currentGeneration } from './generations.ts';

const MOST_ATTEMPTS = 20;

export interface IndexCopy {
  folder: string;
  remove: () => void;
}

/**
 * The index in use as it is at this moment, for this process alone: a server has its database for itself. Segments,
 * which never change, are the same files. Undefined where there is no index.
 */
export function copyIndex(root: string): IndexCopy | undefined {
  const generation = currentGeneration(root);
  if (generation === undefined) return undefined;
  const folder = buildingFolder(root);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    copyGeneration(join(root, generation), folder);
    return { folder, remove };
  } catch (error) {
    remove();
    // A server may have put another in its place meanwhile.
    if (currentGeneration(root) === generation) throw error;
    return copyIndex(root);
  }
}

/** What is merged while it is copied was linked before; what was made of it is linked after. */
function copyGeneration(from: string, to: string): void {
  linkSegments(from, to);
  copyStore(from, to);
  linkSegments(from, to);
}

function linkSegments(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (!name.endsWith(SEGMENT_ENDING) || existsSync(join(to, name))) continue;
    try {
      link(join(from, name), join(to, name));
    } catch (error) {
      if (existsSync(join(from, name))) throw error;
    }
  }
}

/** Not every file system has links. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/**
 * SQLite's file is written to only when its log is taken over into it. Where it has not been while both were copied,
 * the copy is as good as the file of a process that was killed: the log's last transaction may be in part there and is
 * left out.
 */
function copyStore(from: string, to: string): void {
  const [file, log] = [storePath(from), `${storePath(from)}-wal`];
  for (let attempt = 1; ; attempt++) {
    const before = statSync(file);
    copyFileSync(file, storePath(to));
    if (existsSync(log)) copyFileSync(log, `${storePath(to)}-wal`);
    if (isSame(before, statSync(file))) return;
    if (attempt === MOST_ATTEMPTS) throw new Error('the index is written to without a pause');
  }
}

function isSame(before: Stats, after: Stats): boolean {
  return before.mtimeMs === after.mtimeMs && before.size === after.size;
}
