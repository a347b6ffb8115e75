import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../../bench/random.ts';
import type { Term } from '../analysis/index.ts';
import { Accumulator } from './accumulator.ts';
import { PostingsBuffer } from './postings.ts';

const UNITS = 40;
const TERMS_OF_UNIT = 4_000;
/** Met more often than a list can tell. */
const COMMON = 0x6c34;

/** Characters, pairs with and without the highest bit, and words. */
function randomTerm(random: Random): Term {
  const place = Math.floor(random() ** 2 * 3_000);
  if (place % 3 === 0) return `word${place}`;
  return place % 3 === 1 ? 0x4e00 + place : 65_536 + ((place * 2_654_435_761) % (2 ** 32 - 65_536));
}

function postingsOf(accumulator: Accumulator): Array<[Term, string]> {
  const buffer = new PostingsBuffer();
  const read: Array<[Term, string]> = [];
  for (const [term, list] of accumulator.lists()) {
    buffer.clear().decode(list);
    const postings = Array.from(
      { length: buffer.count },
      (_, at) => `${buffer.units[at]}×${buffer.times[at]}`,
    );
    read.push([term, postings.join(' ')]);
  }
  return read;
}

test('every term has the units in which it stands, each with how often, terms in their order', () => {
  const random = createRandom(7);
  const accumulator = new Accumulator();
  const counted = new Map<Term, Map<number, number>>();
  const add = (term: Term, unit: number) => {
    accumulator.add(term, unit);
    const times = counted.get(term) ?? new Map<number, number>();
    counted.set(term, times.set(unit, (times.get(unit) ?? 0) + 1));
  };
  for (let unit = 100; unit < 100 + UNITS; unit++) {
    for (let i = 0; i < TERMS_OF_UNIT; i++) add(randomTerm(random), unit);
    for (let i = 0; i < 300; i++) add(COMMON, unit);
  }
  const numbers = [...counted.keys()].filter((term) => typeof term === 'number').sort((a, b) => a - b);
  const words = [...counted.keys()].filter((term) => typeof term === 'string').sort();
  const expected = [...numbers, ...words].map((term) => {
    const times = [...(counted.get(term) ?? [])].map(([unit, count]) => `${unit}×${Math.min(255, count)}`);
    return [term, times.join(' ')];
  });
  expect(postingsOf(accumulator)).toEqual(expected);
});
