import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDiskStorage } from './disk.ts';
import { BlobMissingError, originalKey } from './storage.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wenyuan-storage-'));
});
afterEach(() => rm(root, { recursive: true }));

test('an original is kept under its own hash, and its arrival is consumed', async () => {
  const storage = await openDiskStorage(root);
  const path = join(root, 'incoming', 'x');
  await writeFile(path, '劳动竞赛');
  const { sha256, bytes } = await storage.keepOriginal(path);
  expect(sha256).toBe(createHash('sha256').update('劳动竞赛').digest('hex'));
  expect(bytes).toBe(12);
  expect(Buffer.from(await storage.read(originalKey(sha256))).toString()).toBe('劳动竞赛');
  expect(await readdir(join(root, 'incoming'))).toEqual([]);
  expect(await storage.modifiedAt(originalKey(sha256))).toBeGreaterThan(Date.now() - 60_000);
});

test('keeping the same bytes twice leaves one object', async () => {
  const storage = await openDiskStorage(root);
  for (const name of ['a', 'b']) {
    await writeFile(join(root, 'incoming', name), 'same');
    await storage.keepOriginal(join(root, 'incoming', name));
  }
  expect(await readdir(join(root, 'originals'), { recursive: true })).toHaveLength(3);
});

test('derived objects are written whole, read in part and removed by prefix', async () => {
  const storage = await openDiskStorage(root);
  await storage.write('derived/a/boxes', Buffer.from('0123456789'));
  expect(Buffer.from(await storage.readRange('derived/a/boxes', 3, 4)).toString()).toBe('3456');
  await storage.removeAll('derived/a');
  await expect(storage.read('derived/a/boxes')).rejects.toThrow(BlobMissingError);
  expect(await storage.has('derived/a/boxes')).toBe(false);
});
