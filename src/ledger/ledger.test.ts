import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { newId } from '../platform/ids.ts';
import {
  checkLedger,
  exportLedger,
  type LedgerAccount,
  listPostings,
  postEntry,
  readBalance,
} from './index.ts';

let library: TestLibrary;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.close());

const accounts: LedgerAccount[] = ['sales', 'tax-payable', 'coupons', 'clearing:test', 'contributor:a'];
const anyPosting = fc.record({
  account: fc.constantFrom(...accounts),
  minor: fc.integer({ min: -9e9, max: 9e9 }),
});

test('whatever is entered balances, is entered once, and adds up', async () => {
  const expected = new Map<string, number>();
  const property = fc.asyncProperty(
    fc.array(anyPosting, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('CNY', 'JPY'),
    fc.integer({ min: 1, max: 3 }),
    async (given, currency, times) => {
      const rest = -given.reduce((sum, { minor }) => sum + minor, 0);
      const postings = [...given, { account: 'bank' as const, minor: rest }];
      const cause = newId();
      for (let i = 0; i < times; i++) {
        await library.db
          .transaction()
          .execute((tx) => postEntry(tx, { kind: 'sale', cause, currency, postings }));
      }
      for (const { account, minor } of postings) {
        const key = `${account} ${currency}`;
        expected.set(key, (expected.get(key) ?? 0) + minor);
      }
      for (const account of [...accounts, 'bank' as const]) {
        const balance = await readBalance(library.db, account);
        expect(balance.get(currency) ?? 0).toBe(expected.get(`${account} ${currency}`) ?? 0);
      }
    },
  );
  await fc.assert(property, { numRuns: 50 });
  expect(await checkLedger(library.db)).toEqual([]);
});

test('what does not balance is not entered', async () => {
  for (const minor of [1, 0.5, Number.NaN]) {
    const postings = [
      { account: 'sales' as const, minor: -1 },
      { account: 'bank' as const, minor: minor + (minor === 1 ? 1 : 0) },
    ];
    const entering = library.db
      .transaction()
      .execute((tx) => postEntry(tx, { kind: 'sale', cause: newId(), currency: 'CNY', postings }));
    await expect(entering).rejects.toThrow('sale');
  }
});

test('the database refuses changes, and a change made around it is found', async () => {
  const postings = [
    { account: 'bank' as const, minor: 5 },
    { account: 'sales' as const, minor: -5 },
  ];
  const cause = newId();
  await library.db
    .transaction()
    .execute((tx) => postEntry(tx, { kind: 'payout', cause, currency: 'CNY', postings }));
  await expect(library.db.updateTable('ledger_postings').set({ amount_minor: 0 }).execute()).rejects.toThrow(
    'append-only',
  );
  await expect(library.db.deleteFrom('ledger_entries').execute()).rejects.toThrow('append-only');
  if (library.config.databaseUrl) return;
  await sql`drop trigger ledger_entries_no_update`.execute(library.db);
  await library.db.updateTable('ledger_entries').set({ at: 1 }).where('cause', '=', cause).execute();
  expect(await checkLedger(library.db)).toEqual([expect.stringMatching(/was changed/)]);
});

test('the export is every posting once, with amounts as decimals', async () => {
  let text = '';
  for await (const part of exportLedger(library.db)) text += part;
  const count = await library.db
    .selectFrom('ledger_postings')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(text.trimEnd().split('\r\n')).toHaveLength(Number(count.count) + 1);
  const [line] = await listPostings(library.db, 'sales', { limit: 1, offset: 0 });
  expect(text).toContain(`${line?.entryId},`);
  expect(text).toMatch(/,bank,0\.05,,CNY\r\n/);
});
