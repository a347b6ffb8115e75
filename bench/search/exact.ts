import { fold } from '../../src/search/analysis/index.ts';
import { createRandom, pick } from '../random.ts';
import { oursAtLeast, type Result } from '../result.ts';
import { mean } from './measures.ts';
import type { Find, Passage } from './sets.ts';

/** Fragments copied from a document, whole titles, and codes: the first result must have them. */
export async function measureExact(passages: Passage[], find: Find, count: number): Promise<Result[]> {
  const random = createRandom(7);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const long = passages.filter(({ text }) => text.length >= 120);
  const fragments = Array.from({ length: count }, () => cutFragment(pick(random, long).text, random)).filter(
    (fragment) => /[\p{L}\p{N}]/u.test(fragment),
  );
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
