import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandEnvironment, openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { openLibrary, closeLibrary } from '../app/library.ts';
import { getDocument } from '../catalog/index.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { originalKey } from '../storage/index.ts';

const TEXT = '灯下读书社的账目，一页一页都在这里。\n';

let library: TestLibrary;
let folder = '';
beforeAll(async () => {
  library = await openTestLibrary();
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-backup-'));
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

function run(dataDir: string, ...args: string[]) {
  const env = { ...commandEnvironment(library.config), DATA_DIR: dataDir };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/main.ts', ...args],
    { env, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test.skipIf(process.env['TEST_DATABASE_URL'])(
  'a library is copied while it runs, and comes back whole',
  async () => {
    const owner = await library.addUser('press', 'contributor');
    const kept = await library.receive(TEXT, '账目.txt', owner.id);
    await library.processAll();
    const copy = join(folder, 'copy');
    expect(run(library.config.dataDir, 'backup', copy)).toMatchObject({ status: 0, stderr: '' });
    const late = await library.receive('later\n', 'later.txt', owner.id);

    const restored = join(folder, 'restored');
    expect(run(restored, 'restore', copy)).toMatchObject({ status: 0, stderr: '' });
    const config = readConfig({ DATA_DIR: restored, LOG_LEVEL: 'silent', PURPOSE: 'test' });
    const other = await openLibrary(config, createLog('silent'));
    const document = await getDocument(other.db, kept.id);
    expect(document).toMatchObject({ title: (await getDocument(library.db, kept.id)).title, stage: 'ready' });
    expect(Buffer.from(await other.storage.read(originalKey(document.sha256))).toString()).toBe(TEXT);
    await expect(getDocument(other.db, late.id)).rejects.toThrow();
    expect(other.secret).toBe(library.secret);
    await closeLibrary(other);

    expect(run(restored, 'restore', copy)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('holds a library') as string,
    });
    expect(run(library.config.dataDir, 'backup', copy).stdout).toMatch(/: [1-9]\d* files copied, [1-9]/);
    expect(run(join(folder, 'second'), 'restore', copy).status).toBe(0);
  },
);

test.skipIf(process.env['TEST_DATABASE_URL'])(
  'a backup that was interrupted or is damaged is told from a good one',
  async () => {
    const copy = join(folder, 'damaged');
    run(library.config.dataDir, 'backup', copy);
    const originals = join(copy, 'storage', 'originals');
    const names = await readdir(originals, { recursive: true, withFileTypes: true });
    const [file] = names.filter((entry) => entry.isFile());
    const path = join(file?.parentPath ?? '', file?.name ?? '');
    await writeFile(
      path,
      (await readFile(path)).map((byte) => byte ^ 1),
    );
    const restored = run(join(folder, 'third'), 'restore', copy);
    expect(restored).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(file?.name ?? '-') as string,
    });

    await rm(join(copy, 'backup.json'));
    expect(run(join(folder, 'fourth'), 'restore', copy)).toMatchObject({
      status: 2,
      stderr: `${copy} holds no finished backup\n`,
    });
    expect(run(join(folder, 'nothing'), 'backup', join(folder, 'fifth')).stderr).toContain(
      'there is no library',
    );
  },
);

test.runIf(process.env['TEST_DATABASE_URL'])(
  'PostgreSQL is left to its own tools, the files are copied',
  () => {
    const copy = join(folder, 'copy');
    expect(run(library.config.dataDir, 'backup', copy).stderr).toContain('pg_dump');
    expect(run(library.config.dataDir, 'backup', '--files', copy).status).toBe(0);
  },
);
