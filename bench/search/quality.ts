import { join } from 'node:path';
import { Converter as toSimplified } from 'opencc-js/t2cn';
import { Converter as toTraditional } from 'opencc-js/cn2t';
import { fold } from '../../src/search/analysis/index.ts';
import { openSearchEngine } from '../../src/search/engines/inverted.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { parseQuery } from '../../src/search/query-language.ts';
import { relatedWords } from '../../src/search/thesaurus.ts';
import { createRandom, pick } from '../random.ts';
import { oursAtLeast, oursBelow, type Result } from '../result.ts';
import { makeScratch } from '../scratch.ts';
import { makeItem } from './item.ts';
import { mean, ndcg10 } from './measures.ts';
import { PlainIndex } from './reference.ts';
import { type JudgedSet, type Passage, readDistractors, readSets } from './sets.ts';

export interface QualityOptions {
  quick: boolean;
  sets: string | undefined;
  say: (text: string) => void;
}

type Find = (query: string) => Promise<string[]>;

const BATCH = 10_000;

/** How well search finds, on judged sets among distractors, beside plain FTS5 in the same run. */
export async function measureQuality({ quick, sets: folder, say }: QualityOptions): Promise<Result[]> {
  await using scratch = await makeScratch();
  const sets = readSets(folder);
  const passages = uniquePassages([...sets.flatMap((set) => set.passages), ...readDistractors(folder)]);
  say(`indexing ${passages.length} passages`);
  const engine = openSearchEngine(join(scratch.path, 'index'));
  const plain = new PlainIndex(join(scratch.path, 'plain.db'));
  for (let at = 0; at < passages.length; at += BATCH) {
    const batch = passages.slice(at, at + BATCH);
    const upserts = batch.map(({ id, title, text }) => makeItem({ id, title, pages: [text] }));
    await engine.apply({ upserts, removals: [], position: 'bench' });
    plain.add(batch.map(({ id, title, text }) => ({ id, text: `${title}\n${text}` })));
  }
  try {
    const find: Find = (query) => findIds(engine, query);
    const judged = sets.map((set) => thin(set, quick ? 8 : 1));
    return [
      ...(await measureSets(judged, find, plain, quick ? 2 : 4, say)),
      ...(await measureVariants(
        sets.map((set) => thin(set, quick ? 16 : 4)),
        find,
        say,
      )),
      ...(await measureExact(passages, find, quick ? 100 : 500)),
    ];
  } finally {
    await engine.close();
    plain.close();
  }
}

async function findIds(engine: SearchEngine, query: string): Promise<string[]> {
  const { text } = parseQuery(query);
  const related = relatedWords(query);
  const { hits } = await engine.search({
    text,
    related,
    filters: {},
    sort: 'relevance',
    limit: 10,
    offset: 0,
  });
  return hits.map(({ id }) => id);
}

/** Each set counts the same, however many queries it has. */
async function measureSets(
  sets: JudgedSet[],
  find: Find,
  plain: PlainIndex,
  every: number,
  say: (text: string) => void,
): Promise<Result[]> {
  const ours: Score[] = [];
  const theirs: Score[] = [];
  for (const set of sets) {
    ours.push(await score(set, find));
    theirs.push(await score(thin(set, every), (query) => Promise.resolve(plain.search(query, 10))));
    const [own, other] = [ours.at(-1), theirs.at(-1)];
    say(
      `${set.name}: nDCG@10 ${figure(own?.ndcg)} (plain ${figure(other?.ndcg)}), first right ${figure(own?.first)} (${figure(other?.first)})`,
    );
  }
  const average = (scores: Score[], name: keyof Score) => 100 * mean(scores.map((each) => each[name]));
  const note = sets
    .map(({ name }, index) => `${name} ${figure(ours[index]?.ndcg)}/${figure(ours[index]?.first)}`)
    .join(', ');
  return [
    oursAtLeast({
      name: 'search nDCG@10',
      ours: average(ours, 'ndcg'),
      reference: average(theirs, 'ndcg'),
      goal: 90,
      unit: '%',
      note,
    }),
    oursAtLeast({
      name: 'search first right',
      ours: average(ours, 'first'),
      reference: average(theirs, 'first'),
      goal: 82,
      unit: '%',
    }),
  ];
}

interface Score {
  ndcg: number;
  first: number;
}

async function score(set: JudgedSet, find: Find): Promise<Score> {
  const found = await Promise.all(set.queries.map(({ query }) => find(query)));
  const ndcg = found.map((ids, index) => ndcg10(ids, set.queries[index]?.relevant ?? new Set()));
  const first = found.map((ids, index) => (set.queries[index]?.relevant.has(ids[0] ?? '') ? 1 : 0));
  return { ndcg: mean(ndcg), first: mean(first) };
}

/** The same queries in the other script, and with one character wrong or missing. */
async function measureVariants(
  sets: JudgedSet[],
  find: Find,
  say: (text: string) => void,
): Promise<Result[]> {
  const simplify = toSimplified({ from: 't', to: 'cn' });
  const complicate = toTraditional({ from: 'cn', to: 't' });
  const otherScript = (query: string) => (simplify(query) === query ? complicate(query) : simplify(query));
  const random = createRandom(20_261_122);
  const mistyped = (query: string) => mistype(query, random);
  say('the other script, and mistyped queries');
  const plain = await macro(sets, find);
  const other = await macro(sets, (query) => find(otherScript(query)));
  const wrong = await macro(sets, (query) => find(mistyped(query)));
  const unit = 'points lost';
  return [
    oursBelow({ name: 'search other script', ours: plain - other, goal: 1, unit }),
    oursBelow({ name: 'search one character wrong', ours: plain - wrong, goal: 8, unit }),
  ];
}

async function macro(sets: JudgedSet[], find: Find): Promise<number> {
  const scores: number[] = [];
  for (const set of sets) scores.push((await score(set, find)).ndcg);
  return 100 * mean(scores);
}

/** Leaves one character out, or puts another character of the query in its place. */
function mistype(query: string, random: () => number): string {
  const characters = [...query];
  const places = characters.flatMap((character, place) => (/[\p{L}\p{N}]/u.test(character) ? [place] : []));
  if (places.length < 2) return query;
  const place = pick(random, places);
  if (random() < 0.5) characters.splice(place, 1);
  else characters[place] = characters[pick(random, places)] ?? '';
  return characters.join('');
}

/** Fragments copied from a document, whole titles, and codes: the first result must have them. */
async function measureExact(passages: Passage[], find: Find, count: number): Promise<Result[]> {
  const random = createRandom(7);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const long = passages.filter(({ text }) => text.length >= 120);
  const fragments = Array.from({ length: count }, () => cutFragment(pick(random, long).text, random));
  const titles = [...new Set(passages.map(({ title }) => title))].filter(
    (title) => title.length >= 4 && title.length < 60,
  );
  const asked = Array.from({ length: count }, () => pick(random, titles));
  const codes = [
    ...new Set(passages.flatMap(({ text }) => text.match(/\bGB\/?T? ?\d{3,5}(?:\.\d+)?-\d{4}/g) ?? [])),
  ].slice(0, count);
  const share = async (queries: string[], isRight: (passage: Passage, query: string) => boolean) => {
    const found = await Promise.all(queries.map(find));
    return (
      100 *
      mean(
        found.map(([first = ''], index) => {
          const passage = byId.get(first);
          return passage && isRight(passage, queries[index] ?? '') ? 1 : 0;
        }),
      )
    );
  };
  const squeeze = (text: string) => fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const says = ({ title, text }: Passage, query: string) => squeeze(title + text).includes(squeeze(query));
  const results = [
    oursAtLeast({ name: 'search fragments', ours: await share(fragments, says), goal: 99, unit: '%' }),
    oursAtLeast({
      name: 'search exact titles',
      ours: await share(asked, ({ title }, query) => squeeze(title) === squeeze(query)),
      goal: 99,
      unit: '%',
    }),
  ];
  if (codes.length === 0) return results;
  const note = `${codes.length} codes of standards in the passages`;
  return [
    ...results,
    oursAtLeast({ name: 'search exact codes', ours: await share(codes, says), goal: 99, unit: '%', note }),
  ];
}

function cutFragment(text: string, random: () => number): string {
  const length = 12 + Math.floor(random() * 20);
  const start = Math.floor(random() * (text.length - length));
  return text.slice(start, start + length);
}

function uniquePassages(passages: Passage[]): Passage[] {
  return [...new Map(passages.map((passage) => [passage.id, passage])).values()];
}

function thin(set: JudgedSet, every: number): JudgedSet {
  return { ...set, queries: set.queries.filter((_, index) => index % every === 0) };
}

function figure(share: number | undefined): string {
  return (100 * (share ?? 0)).toFixed(1);
}
