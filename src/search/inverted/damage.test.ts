import { closeSync, fstatSync, openSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom, type Random } from '../../../bench/random.ts';
import { makeItem } from '../../../test/search-item.ts';
import { parseQuery } from '../query-language.ts';
import { findFaults } from './check.ts';
import { IndexReader } from './reader.ts';
import { FOOTER_BYTES } from './segment-format.ts';
import { Segment } from './segment.ts';
import { IndexWriter } from './writer.ts';

const DOCUMENTS = 400;
const QUERIES = [
  '共同的话',
  '"共同的话"',
  'common words',
  'unique17',
  'uniqe17',
  'title:第',
  '共同 -第3篇',
  '水',
];
/** What a damaged index asks of memory beside a whole one. */
const MOST_BYTES = 256 * 2 ** 20;

let folder: string;
let writer: IndexWriter;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-damage-'));
  writer = new IndexWriter(folder);
});
afterEach(async () => {
  writer.close();
  await rm(folder, { recursive: true });
});

async function put(from: number, count: number): Promise<void> {
  const upserts = Array.from({ length: count }, (_, i) => {
    const pages = ['共同的话 common words 水'.repeat(10), `第${from + i}篇 unique${from + i}`];
    return makeItem({ id: `d${from + i}`, title: `第${from + i}篇`, pages });
  });
  await writer.apply({ upserts, removals: [], position: 'p' });
}

async function segments(): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.bin')).map((name) => join(folder, name));
}

function faults(): string[] {
  const work = findFaults(folder);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Asks everything; what failed. */
function askAll(reader: IndexReader): string[] {
  const failures: string[] = [];
  for (const q of QUERIES) {
    for (const sort of ['relevance', 'newest'] as const) {
      try {
        const { text } = parseQuery(q);
        reader.search({ text, filters: {}, sort, limit: 20, offset: 0, facets: true });
        reader.similar(q, 5);
      } catch (error) {
        failures.push(String(error));
      }
    }
  }
  return failures;
}

/** Bytes here and there, or a stretch of equal ones, before place `end`. */
function spoil(bytes: Buffer, end: number, random: Random): void {
  const place = () => Math.floor(random() * end);
  if (random() < 0.3) {
    const at = place();
    bytes.fill(random() < 0.5 ? 0 : 255, at, Math.min(end, at + 4_000));
    return;
  }
  for (let count = 1 + random() * 200; count > 0; count--) bytes[place()] = Math.floor(random() * 256);
}

test('whatever stands in a segment, questions end, with an answer or by saying that it is malformed', async () => {
  await put(0, DOCUMENTS);
  const [path = ''] = await segments();
  const whole = await readFile(path);
  // Behind it stands what is compared when a segment is opened.
  const tables = whole.readDoubleLE(whole.length - FOOTER_BYTES + 7 * 8);
  const random = createRandom(20_261_130);
  const before = process.memoryUsage().arrayBuffers;
  const failures: string[] = [];
  for (let run = 0; run < 60; run++) {
    const bytes = Buffer.from(whole);
    spoil(bytes, tables, random);
    await writeFile(path, bytes);
    expect(faults()).toHaveLength(1);
    const reader = new IndexReader(folder);
    failures.push(...askAll(reader));
    reader.close();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MOST_BYTES);
  }
  expect(failures.length).toBeGreaterThan(0);
  for (const failure of failures) expect(failure).toContain('malformed');
});

test('a segment whose end is not what was written is not opened', async () => {
  await put(0, 20);
  const [path = ''] = await segments();
  const whole = await readFile(path);
  for (const back of [1, 8, 16, FOOTER_BYTES, FOOTER_BYTES + 3, FOOTER_BYTES + 300]) {
    const bytes = Buffer.from(whole);
    bytes[bytes.length - back] = (bytes[bytes.length - back] as number) ^ 1;
    await writeFile(path, bytes);
    expect(() => new IndexReader(folder), `${back} from the end`).toThrow('malformed');
  }
});

test('damage is not merged into a segment of which nobody could tell', async () => {
  for (let i = 0; i < 4; i++) await put(i * 10, 10);
  const [, path = ''] = await segments();
  const bytes = await readFile(path);
  bytes[10] = (bytes[10] as number) ^ 1;
  await writeFile(path, bytes);
  await expect(writer.upkeep(10_000)).rejects.toThrow(`${path} is malformed`);
  expect(await segments()).toHaveLength(4);
  expect(faults()).toHaveLength(1);
});

test('what was merged, and what was left out of it, has a true checksum', async () => {
  for (let i = 0; i < 6; i++) await put(i * 10, 10);
  await writer.apply({ upserts: [], removals: Array.from({ length: 20 }, (_, i) => `d${i}`), position: 'q' });
  while (await writer.upkeep(1_000));
  expect((await segments()).length).toBeLessThan(6);
  expect(faults()).toEqual([]);
});

test('a segment closed twice leaves alone the file that has got its number', async () => {
  await put(0, 10);
  const [path = ''] = await segments();
  const segment = new Segment(path);
  segment.close();
  const other = openSync(path, 'r');
  segment.close();
  expect(fstatSync(other).isFile()).toBe(true);
  closeSync(other);
});
