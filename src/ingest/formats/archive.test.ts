import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withArchive } from './archive.ts';
import { inspectArchive } from './inspect-archive.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'archive.zip');
  await writeFile(path, bytes);
  return path;
}

async function inspect(entries: Record<string, Uint8Array>): Promise<void> {
  await inspectArchive(await write(zipSync(entries, { level: 9 })));
}

describe('inspectArchive', () => {
  it('passes an ordinary document, entities of HTML included', async () => {
    const document = {
      'word/document.xml': strToU8('<?xml version="1.0"?><w:document>&lt;!ENTITY&gt;</w:document>'),
      'chapter.xhtml': strToU8('<!DOCTYPE html [<!ENTITY nbsp "&#160;">]><html/>'),
    };
    await expect(inspect(document)).resolves.toBeUndefined();
  });

  it('stops a bomb while inflating', async () => {
    const blanks = new Uint8Array(80 * 1024 ** 2);
    await expect(inspect({ 'word/media/a.bin': blanks })).rejects.toMatchObject({ code: 'bomb' });
  });

  it('counts archives within archives against the same budget', async () => {
    const inner = zipSync({ a: new Uint8Array(40 * 1024 ** 2) }, { level: 9 });
    await expect(inspect({ 'a.zip': inner, 'b.zip': inner })).rejects.toMatchObject({ code: 'bomb' });
    let nested = zipSync({ a: strToU8('x') });
    for (let depth = 0; depth < 6; depth += 1) nested = zipSync({ 'a.zip': nested });
    await expect(inspect({ 'a.zip': nested })).rejects.toMatchObject({ code: 'bomb' });
  });

  it('refuses entity declarations before a root element, in UTF-16 too', async () => {
    const laughs = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    await expect(inspect({ 'xl/sharedStrings.xml': strToU8(laughs) })).rejects.toMatchObject({
      code: 'entities',
    });
    const wide = new Uint8Array(Buffer.from(`\ufeff${laughs}`, 'utf16le'));
    await expect(inspect({ 'xl/sharedStrings.xml': wide })).rejects.toMatchObject({ code: 'entities' });
  });

  it('calls a cut archive damaged', async () => {
    const path = await write(zipSync({ a: strToU8('text') }).subarray(0, 50));
    await expect(inspectArchive(path)).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('Archive', () => {
  it('leaves out names that climb out of it', async () => {
    const names = ['../up.txt', '/etc/passwd', 'C:\\x', 'a/../../b', 'nul\0', 'fine/a.txt'];
    const path = await write(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))));
    expect(await withArchive(path, async (archive) => [...archive.entries.keys()])).toEqual(['fine/a.txt']);
  });

  it('limits what is read of one entry', async () => {
    const path = await write(zipSync({ a: new Uint8Array(5_000) }));
    await expect(withArchive(path, (archive) => archive.read('a', 4_000))).rejects.toMatchObject({
      code: 'too-large',
    });
  });
});
