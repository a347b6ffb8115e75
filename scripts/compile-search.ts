import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSearchEngine } from '../src/search/index.ts';

/** Starts the search threads once, so that Node keeps what it makes of their sources for those of the server. */
const folder = mkdtempSync(join(tmpdir(), 'wenyuan-compile-'));
const engine = openSearchEngine(folder, 1);
await engine.status();
await engine.close();
rmSync(folder, { recursive: true, force: true });
process.exit();
