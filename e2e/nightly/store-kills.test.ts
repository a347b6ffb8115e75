import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../bench/random.ts';
import { openWorld, type World } from '../../test/store/world.ts';
import { killAgainAndAgain } from '../killed-store.ts';

const KILLS = 40;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test(
  'a store killed forty times loses no payment, charges nobody twice, and its books balance',
  async () => {
    await killAgainAndAgain(world, KILLS, createRandom(Date.now() % 2 ** 31));
    const states = await world.library.db.selectFrom('renewals').select('state').distinct().execute();
    expect(states.length).toBeGreaterThan(1);
  },
  30 * 60_000,
);
