import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../bench/random.ts';
import { openWorld, type World } from '../test/store/world.ts';
import { killAgainAndAgain } from './killed-store.ts';

const SEED = 20_261_123;
const KILLS = 3;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a store killed again and again loses no payment, charges nobody twice, and its books balance', async () => {
  await killAgainAndAgain(world, KILLS, createRandom(SEED));
  const { count } = await world.library.db
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('paid_at', 'is not', null)
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBeGreaterThan(KILLS);
}, 120_000);
