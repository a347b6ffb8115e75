import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLists } from '../../../test/index-lists.ts';
import { makeItem } from '../../../test/search-item.ts';
import { bm25, lengthNorms } from './bm25.ts';
import type { Columns } from './columns.ts';
import { FirstRanking } from './first-ranking.ts';
import { gallop } from './gallop.ts';
import type { Lists } from './lists.ts';
import { weigh, type Weighted } from './weighted-terms.ts';
import { IndexWriter } from './writer.ts';

const DOCUMENTS = 14_000;
const WORDS = ['alpha', 'bravo', 'delta'];

let folder: string;
let columns: Columns;
let lists: Lists;
let terms: Weighted[];
let ranking: FirstRanking;

/** Documents of none to three pages, of which few have any of the words and every seventh is gone. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenyuan-ranking-'));
  const writer = new IndexWriter(folder);
  const text = (seed: number) =>
    WORDS.map((word, place) => (seed % (17 + place * 6) === 0 ? `${word} ` : 'x ').repeat(1 + (seed % 3)));
  const upserts = Array.from({ length: DOCUMENTS }, (_, i) => {
    const pages = Array.from({ length: i % 4 }, (_unused, page) => text(i * 3 + page * 5).join(''));
    return makeItem({ id: `d${i}`, title: i % 40 === 0 ? 'alpha' : 'x', pages });
  });
  await writer.apply({ upserts, removals: [], position: '' });
  const removals = upserts.filter((_, i) => i % 7 === 0).map(({ id }) => id);
  await writer.apply({ upserts: [], removals, position: '' });
  writer.close();
  ({ columns, lists } = openLists(folder));
  terms = weigh(lists, columns.units, WORDS).toSorted((a, b) => a.df - b.df);
  ranking = new FirstRanking(lists, columns);
  ranking.refresh();
});
afterAll(async () => {
  lists.close();
  await rm(folder, { recursive: true });
});

/** The score of every document by the definition alone. */
function scoresByDefinition(): Map<number, number> {
  const norms = lengthNorms(columns);
  const ofUnit = new Map<number, number>();
  for (const { term, idf } of terms) {
    const { units, times, count } = lists.scan(term);
    for (let i = 0; i < count; i++) {
      const unit = units[i] ?? 0;
      const added = bm25(idf, times[i] ?? 0, norms[columns.lengthBytes[unit] ?? 0] ?? 0);
      ofUnit.set(unit, (ofUnit.get(unit) ?? 0) + added);
    }
  }
  const scores = new Map<number, number>();
  for (let document = 0; document < columns.documents; document++) {
    if (columns.isGone(document)) continue;
    const first = columns.firstUnit[document] ?? 0;
    const pages = Array.from(
      { length: columns.pageCount[document] ?? 0 },
      (_, page) => ofUnit.get(first + 1 + page) ?? 0,
    );
    const best = Math.max(0, ...pages);
    const others = pages.reduce((sum, page) => sum + page, -best) * 0.15 + (ofUnit.get(first) ?? 0) * 0.4;
    const score = best === 0 ? others : best + Math.min(others, best * 2);
    if (score > 0) scores.set(document, score);
  }
  return scores;
}

const rising = (documents: Iterable<number>) => Int32Array.from(documents).sort();

test('documents are scored by their best page, the others and the fields, across all ranges of units', () => {
  const expected = scoresByDefinition();
  ranking.score(terms, 0);
  const found = ranking.near(0);
  expect(found).toEqual(rising(expected.keys()));
  const scores = ranking.scoresOf(found);
  for (const [place, document] of found.entries())
    expect(scores[place]).toBeCloseTo(expected.get(document) ?? 0, 4);
  ranking.clear();
});

test('what falls short of the best may be left out, but not what is near it nor the best hundred', () => {
  const expected = scoresByDefinition();
  ranking.score(terms, 0);
  const near = ranking.near(0.9);
  const best = ranking.top(ranking.near(0), 100);
  ranking.clear();
  ranking.score(terms, 0.9);
  expect(ranking.near(0.9)).toEqual(near);
  expect(ranking.near(0).length).toBeLessThan(expected.size / 2);
  expect(ranking.top(ranking.near(0), 100)).toEqual(best);
  ranking.clear();
});

test('scores within some documents are those there are among all', () => {
  const expected = scoresByDefinition();
  const some = rising([...expected.keys()].filter((document) => document % 3 === 0));
  ranking.scoreWithin(some, terms);
  expect(ranking.near(0)).toEqual(some);
  for (const { document, score } of ranking.top(some, 50))
    expect(score).toBeCloseTo(expected.get(document) ?? 0, 4);
  ranking.clear();
});

test('what is far behind the best is not worth reading, but for the first twenty and what the title brings up', () => {
  const sorted = [...scoresByDefinition()].toSorted(([, a], [, b]) => b - a);
  const isTitled = (document: number) => Number(columns.idOf(document).slice(1)) % 40 === 0;
  const weak = sorted.filter(([document]) => !isTitled(document)).slice(-60);
  const titled = sorted.filter(([document]) => isTitled(document)).slice(-10);
  const strong = sorted.slice(0, 3);
  const some = [...strong, ...weak, ...titled];
  ranking.scoreWithin(rising(some.map(([document]) => document)), terms);
  const read = ranking.worthReading(rising(some.map(([document]) => document)), 70);
  ranking.clear();
  const least = (strong[0]?.[1] ?? 0) * 0.4;
  expect(weak.every(([, score]) => score < least)).toBe(true);
  expect(read.slice(0, 3).map(({ document }) => document)).toEqual(
    expect.arrayContaining(strong.map(([document]) => document)),
  );
  expect(read.filter(({ document }) => isTitled(document)).length).toBeGreaterThanOrEqual(3);
  expect(read.length).toBeLessThan(20 + titled.length + 1);
});

test('a leap ends at the first value that is not below the one wanted', () => {
  const values = Int32Array.of(2, 3, 5, 8, 13, 21, 34);
  for (let from = 0; from <= values.length; from++) {
    for (let wanted = 0; wanted < 40; wanted++) {
      const place = values.findIndex((value, at) => at >= from && value >= wanted);
      expect(gallop(values, values.length, from, wanted)).toBe(place < 0 ? values.length : place);
    }
  }
});
