import { expect, test } from 'vitest';
import { breathe } from './breathe.ts';

test('whoever breathes goes on in a turn of its own, in the order of asking', async () => {
  const order: string[] = [];
  let turn = 0;
  const count = () => {
    turn += 1;
    if (turn < 10) setImmediate(count);
  };
  setImmediate(count);
  const work = async (name: string) => {
    for (let step = 1; step <= 2; step++) {
      await breathe();
      order.push(`${name}${step} in ${turn}`);
    }
  };
  await Promise.all([work('a'), work('b'), work('c')]);
  expect(order.map((each) => each.slice(0, 2))).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
  expect(new Set(order.map((each) => each.slice(3))).size).toBe(6);
});
