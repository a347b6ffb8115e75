import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeLibrary, openServedLibrary } from '../src/app/library.ts';
import '../src/cli/demo.ts';
import '../src/cli/serve.ts';
import { readConfig } from '../src/platform/config.ts';
import { createLog } from '../src/platform/log.ts';

/**
 * Loads all that a server runs once, migrations and search threads too, so that tsx and Node keep what they make of
 * the sources: a server that compiles for itself holds the compilers, some 50 MB, until it ends.
 */
const folder = mkdtempSync(join(tmpdir(), 'wenyuan-compile-'));
const library = await openServedLibrary(readConfig({ DATA_DIR: folder }), createLog('silent'));
await library.search.status();
await closeLibrary(library);
rmSync(folder, { recursive: true, force: true });
spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts', 'help'], { stdio: 'ignore' });
process.exit();
