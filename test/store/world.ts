import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reader } from '../../src/access/index.ts';
import { addToCart, setCartCoupon } from '../../src/cart/index.ts';
import { addPlan } from '../../src/membership/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { addCoupon } from '../../src/pricing/index.ts';
import { openTestLibrary, type TestLibrary } from '../library.ts';

/** A library with two documents and a plan to sell, for tests that play out what may happen in any order. */
export interface World {
  library: TestLibrary;
  documents: string[];
  plan: string;
  /** A dearer one, which the first can be upgraded to. */
  longPlan: string;
  close(): Promise<void>;
}

/** What a sequence knows of one buyer. */
export interface Buyer {
  reader: Reader;
  /** What they order: what is in the cart, or a plan that renews. */
  wants: 'documents' | 'plan';
  orderId: string | undefined;
  /** Of the dearer plan, where they went on to that. */
  upgradeId: string | undefined;
}

const PRICE_MINOR = 1_000;
const PLAN_MINOR = 3_000;
const LONG_PLAN_MINOR = 20_000;

export async function openWorld(): Promise<World> {
  // What a power cut would undo is not asked here, and thousands of sequences wait for the disk otherwise.
  const folder = await makeFolder();
  const library = await openTestLibrary(folder ? { DATA_DIR: folder } : {});
  const { id } = await library.addUser('press', 'contributor');
  for (const name of ['甲', '乙'])
    await library.receive(`# ${name}\n\n${name}`, `${name}.md`, id, {
      then: 'publish',
      priceMinor: PRICE_MINOR,
    });
  await library.processAll();
  const rows = await library.db.selectFrom('documents').select('id').execute();
  const terms = { currency: 'CNY', downloads: null, highestPriceMinor: null, discountPercent: 0 };
  const month = { nameZh: '月度会员', nameEn: 'Month', months: 1, priceMinor: PLAN_MINOR };
  const year = { nameZh: '年度会员', nameEn: 'Year', months: 12, priceMinor: LONG_PLAN_MINOR };
  const plan = await addPlan(library.db, { ...terms, ...month });
  const longPlan = await addPlan(library.db, { ...terms, ...year });
  const close = async () => {
    await library.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
  return { library, documents: rows.map((row) => row.id), plan, longPlan, close };
}

const MEMORY = '/dev/shm';

/** A folder in memory, where the system has such a thing. */
async function makeFolder(): Promise<string | undefined> {
  return existsSync(MEMORY) ? await mkdtemp(join(MEMORY, 'wenyuan-test-')) : undefined;
}

export interface Cast {
  buyers: Buyer[];
  couponId: string;
}

/** Two buyers with full carts and one coupon between them, and somebody who joins. */
export async function gather({ library, documents }: World): Promise<Cast> {
  const { db } = library;
  const code = newId();
  const couponId = await addCoupon(db, {
    code,
    percent: 30,
    amountMinor: null,
    currency: 'CNY',
    startsAt: null,
    endsAt: null,
    mostUses: 1,
    mostPerPerson: 1,
    documents: null,
  });
  const buyers = (['documents', 'documents', 'plan'] as const).map(
    (wants): Buyer => ({
      wants,
      reader: { id: newId(), role: 'reader' },
      orderId: undefined,
      upgradeId: undefined,
    }),
  );
  for (const { reader, wants } of buyers) {
    if (wants === 'plan') continue;
    for (const id of documents) await addToCart(db, reader, id);
    await setCartCoupon(db, reader.id, code);
  }
  return { buyers, couponId };
}
