import { expect, test } from 'vitest';
import { createRandom } from '../../../bench/random.ts';
import { meet, uniteSets, without } from './document-set.ts';

const random = createRandom(3);

/** Rising numbers below 4,000, about a `share` of them. */
function some(share: number): Int32Array {
  return Int32Array.from({ length: 4_000 }, (_, number) => number).filter(() => random() < share);
}

test.each([
  [0.9, 0.9],
  [0.9, 0.002],
  [0.002, 0.9],
  [0.9, 0],
  [0, 0.9],
  [1, 1],
])('sets of %d and %d of all documents are met, united and taken from each other', (shareOfA, shareOfB) => {
  const [a, b] = [some(shareOfA), some(shareOfB)];
  const [inA, inB] = [new Set(a), new Set(b)];
  expect([...meet(a, b)]).toEqual([...a].filter((each) => inB.has(each)));
  expect([...without(a, b)]).toEqual([...a].filter((each) => !inB.has(each)));
  expect([...uniteSets([a, b])]).toEqual([...new Set([...inA, ...inB])].sort((x, y) => x - y));
});
