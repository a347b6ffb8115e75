import { fileURLToPath } from 'node:url';

export interface Permissions {
  readable: string[];
  writable: string[];
  allowWorkers?: boolean;
}

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Node flags that leave a child nothing but the program's own files and the folders named:
 * no network, no processes of its own, no other file. Native add-ons (image codecs, the
 * typesetter) are allowed because they are part of the program.
 */
export function sandboxFlags(permissions: Permissions): string[] {
  const readable = [
    `${projectRoot}src`,
    `${projectRoot}node_modules`,
    `${projectRoot}package.json`,
    ...permissions.readable,
    ...permissions.writable,
  ];
  return [
    '--permission',
    '--allow-addons',
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
    ...(permissions.allowWorkers ? ['--allow-worker'] : []),
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...permissions.writable.map((path) => `--allow-fs-write=${path}`),
  ];
}
