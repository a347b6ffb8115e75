import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Action, act, DEEDS } from '../../test/store/actions.ts';
import { tellAllCharges } from '../../test/store/news.ts';
import { checkContributors, checkTruth } from '../../test/store/truth.ts';
import { type Buyer, gather, openWorld, type World } from '../../test/store/world.ts';
import type { NoticeKind } from '../payments/index.ts';
import { checkBooks } from './check.ts';

// Any order in which the world tells us things must end in the same truth. SEQUENCES=20000 at night.
/** Long enough for the nightly run on a busy machine. */
const LIMIT_MS = 3 * 60 * 60_000;
const RUNS = Number(process.env['SEQUENCES'] ?? 500);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const KINDS: NoticeKind[] = [
  ...(['paid', 'paid', 'failed', 'closed', 'renewed', 'renewed', 'renewal-failed', 'renewal-ended'] as const),
  ...([
    'chargeback-opened',
    'chargeback-opened',
    'chargeback-won',
    'chargeback-won',
    'chargeback-lost',
  ] as const),
];
const anyNotice: fc.Arbitrary<Action> = fc.record({
  do: fc.constant('notice' as const),
  kind: fc.constantFrom(...KINDS),
  term: fc.integer({ min: 1, max: 3 }),
  times: fc.integer({ min: 1, max: 3 }),
  wrong: fc.option(fc.constantFrom('amount', 'currency', 'merchant' as const), { nil: undefined, freq: 5 }),
});
const [ORDER, START, PAY, RETURN, ...LATER] = DEEDS.map((deed): Action => ({ do: deed }));
const BEGINNING = [ORDER, START, PAY, RETURN] as Action[];
/** Few meet otherwise: an upgrade, and then its money back. */
const GOING_ON = (['upgrade', 'refundAll'] as const).map((deed): Action => ({ do: deed }));
const anyAction = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...BEGINNING) },
  { weight: 4, arbitrary: fc.constantFrom(...LATER) },
  { weight: 6, arbitrary: anyNotice },
  { weight: 3, arbitrary: fc.constantFrom(...GOING_ON) },
);
/** Which of the buyers, and whether it is pressed twice. */
const anyStep = fc.record({ who: fc.integer({ min: 0, max: 2 }), action: anyAction, twice: fc.boolean() });
/** So many things at once, again and again. */
const anySequence = fc.array(fc.array(anyStep, { minLength: 1, maxLength: 3 }), {
  minLength: 3,
  maxLength: 12,
});

/** A charge lost for good needs two notices of one order in a row, which chance may not bring about. */
const LOST = [0, 1, 2].flatMap((who) =>
  (['chargeback-opened', 'chargeback-lost'] as const).map((kind) => [
    { who, action: { do: 'notice' as const, kind, term: 1, times: 1, wrong: undefined }, twice: false },
  ]),
);

test(
  'any interleaving ends with one charge, one grant a line, balanced books and the right access',
  async () => {
    const { db } = world.library;
    const property = fc.asyncProperty(anySequence, fc.integer({ min: 0, max: 4 }), playOut);
    const endOnFailure = process.env['SHRINK'] === undefined;
    await fc.assert(property, { numRuns: RUNS, endOnFailure, examples: [[LOST, BEGINNING.length]] });
    expect(await checkBooks(db)).toEqual([]);
    await checkContributors(world);
    const orders = await db.selectFrom('orders').select('state').distinct().execute();
    const renewals = await db.selectFrom('renewals').select('state').distinct().execute();
    const terms = await db.selectFrom('memberships').select('state').distinct().execute();
    const states = new Set<string>([...orders, ...renewals, ...terms].map(({ state }) => state));
    if (RUNS >= 500) expect(EVERY_STATE.filter((state) => !states.has(state))).toEqual([]);
  },
  LIMIT_MS,
);

/** Of orders, renewals and terms; a term is `ended` by time alone, which does not pass here. */
const EVERY_STATE =
  'awaiting closed disputed failed finished lost paid refunded replaced running stopped suspended undone upgraded'.split(
    ' ',
  );

async function playOut(
  rounds: Array<Array<{ who: number; action: Action; twice: boolean }>>,
  head: number,
): Promise<void> {
  const cast = await gather(world);
  // Most sequences begin with a sale, so that what comes after sales is met often.
  for (const action of BEGINNING.slice(0, head))
    for (const buyer of cast.buyers) await act(world, buyer, action);
  for (const steps of rounds) {
    const deeds = steps.flatMap(({ who, action, twice }) => {
      const buyer = cast.buyers[who] as Buyer;
      return Array.from({ length: twice ? 2 : 1 }, () => act(world, buyer, action));
    });
    await Promise.all(deeds);
  }
  for (const buyer of cast.buyers) if (buyer.wants === 'plan') await tellAllCharges(world.library, buyer);
  await checkTruth(world, cast);
}
