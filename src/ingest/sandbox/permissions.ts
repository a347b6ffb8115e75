import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Permissions {
  /** Folders and files that may be read, besides the program itself. */
  readable: string[];
  /** Folders that may be read and written. */
  writable: string[];
  /** Threads are given only to the one program that cannot run without them. */
  allowWorkers?: boolean;
  /** Native add-ons: image codecs and the typesetter, which are part of the program. */
  allowAddons?: boolean;
}

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
/** Packages may lie elsewhere, behind a link; what is granted is where they are. */
const packages = realpathSync(`${projectRoot}node_modules`);

/**
 * Node flags that leave a child nothing but the program's own files and the folders named:
 * no network, no processes of its own, no other file.
 */
export function sandboxFlags(permissions: Permissions): string[] {
  const readable = [
    `${projectRoot}src`,
    `${projectRoot}node_modules`,
    packages,
    `${projectRoot}package.json`,
    ...permissions.readable,
    ...permissions.writable,
  ];
  return [
    '--permission',
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
    ...(permissions.allowAddons ? ['--allow-addons'] : []),
    ...(permissions.allowWorkers ? ['--allow-worker'] : []),
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...permissions.writable.map((path) => `--allow-fs-write=${path}`),
  ];
}
