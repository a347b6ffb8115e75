import { csvCell } from '../platform/csv.ts';
import type { Db } from '../platform/db/index.ts';
import { minorDigits } from '../platform/money.ts';
import type { LedgerAccount } from './accounts.ts';
import { digestOf } from './post.ts';
import './tables.ts';

export interface LedgerLine {
  entryId: string;
  /** Milliseconds since 1970. */
  at: number;
  kind: string;
  cause: string;
  currency: string;
  account: string;
  /** A debit is positive, a credit negative. */
  minor: number;
}

/** Every entry that makes up an account's balance, newest first. */
export async function listPostings(
  db: Db,
  account: LedgerAccount,
  range: { limit: number; offset: number },
): Promise<LedgerLine[]> {
  return await lines(db)
    .where('account', '=', account)
    .orderBy('entry_id', 'desc')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
}

const CHUNK = 1_000;

/** The whole ledger as comma-separated values, oldest first, a piece at a time. */
export async function* exportLedger(db: Db): AsyncGenerator<string> {
  yield 'entry,time,kind,cause,account,debit,credit,currency\r\n';
  for await (const chunk of readAll(db)) yield chunk.map(csvLine).join('');
}

function csvLine({ entryId, at, kind, cause, account, minor, currency }: LedgerLine): string {
  const amount = decimal(Math.abs(minor), minorDigits(currency));
  const sides = minor >= 0 ? [amount, ''] : ['', amount];
  const cells = [entryId, new Date(at).toISOString(), kind, cause, account, ...sides, currency];
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function decimal(minor: number, digits: number): string {
  const text = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What is wrong with the ledger itself: entries that do not balance, or are not what was entered. */
export async function checkLedger(db: Db): Promise<string[]> {
  const problems: string[] = [];
  let entry: LedgerLine[] = [];
  const digests = new Map(
    (await db.selectFrom('ledger_entries').select(['id', 'digest']).execute()).map((row) => [
      row.id,
      row.digest,
    ]),
  );
  const close = () => {
    const [first] = entry;
    if (!first) return;
    if (entry.reduce((sum, { minor }) => sum + minor, 0) !== 0)
      problems.push(`entry ${first.entryId} does not balance`);
    if (digests.get(first.entryId) !== digestOf({ ...first, id: first.entryId }, entry))
      problems.push(`entry ${first.entryId} was changed`);
    digests.delete(first.entryId);
    entry = [];
  };
  for await (const chunk of readAll(db)) {
    for (const line of chunk) {
      if (entry[0] && entry[0].entryId !== line.entryId) close();
      entry.push(line);
    }
  }
  close();
  for (const id of digests.keys()) problems.push(`entry ${id} has no postings`);
  return problems;
}

async function* readAll(db: Db): AsyncGenerator<LedgerLine[]> {
  let after = { entryId: '', position: -1 };
  while (true) {
    const rows = await lines(db)
      .select('position')
      .where((eb) =>
        eb.or([
          eb('entry_id', '>', after.entryId),
          eb.and([eb('entry_id', '=', after.entryId), eb('position', '>', after.position)]),
        ]),
      )
      .orderBy('entry_id')
      .orderBy('position')
      .limit(CHUNK)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last;
  }
}

function lines(db: Db) {
  return db
    .selectFrom('ledger_postings')
    .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_postings.entry_id')
    .select(['entry_id as entryId', 'at', 'kind', 'cause', 'currency', 'account', 'amount_minor as minor']);
}
