import { randomInt } from 'node:crypto';
import type { Db } from '../platform/db/index.ts';
import { AppError, InvalidInputError } from '../platform/errors.ts';
import type { Language } from '../ui/messages/index.ts';
import { type LetterContext, sendStart } from './letters.ts';
import { listPlans, readPlan } from './plans.ts';
import { startMembership } from './start.ts';
import './tables.ts';

/** Without letters and figures that are mistaken for each other. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 4;
const MOST_AT_ONCE = 10_000;

export class CodeError extends AppError {
  override name = 'CodeError';
  constructor() {
    super('conflict', 'this code is not one that can be redeemed');
  }
}

/** Makes so many activation codes for a plan. Throws `InvalidInputError`. */
export async function makeCodes(db: Db, planId: string, count: number): Promise<string[]> {
  if (!Number.isInteger(count) || count < 1 || count > MOST_AT_ONCE)
    throw new InvalidInputError({ count: 'number' });
  if (!(await listPlans(db)).some(({ id }) => id === planId))
    throw new InvalidInputError({ codesPlan: 'unknown' });
  const codes = Array.from({ length: count }, makeCode);
  const made_at = Date.now();
  await db.transaction().execute(async (tx) => {
    for (let start = 0; start < codes.length; start += 1_000) {
      const rows = codes
        .slice(start, start + 1_000)
        .map((code) => ({ code, plan_id: planId, made_at, redeemed_by: null, redeemed_at: null }));
      await tx.insertInto('activation_codes').values(rows).execute();
    }
  });
  return codes;
}

/** Begins the membership that a code is for, once. Throws `CodeError` for one that is wrong or used. */
export async function redeemCode(
  context: LetterContext & { db: Db },
  holderId: string,
  typed: string,
  language: Language,
): Promise<void> {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .match(/.{1,4}/g)
    ?.join('-');
  await context.db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('activation_codes')
      .set({ redeemed_by: holderId, redeemed_at: Date.now() })
      .where('code', '=', code ?? '')
      .where('redeemed_by', 'is', null)
      .returning('plan_id')
      .executeTakeFirst();
    if (!row) throw new CodeError();
    const plan = await readPlan(tx, row.plan_id);
    const cause = `code ${code}`;
    const worth = { priceMinor: 0, netMinor: 0 };
    const term = await startMembership(tx, { holderId, plan, cause, ...worth, upgrade: false, language });
    if (term) await sendStart(tx, context, term, undefined);
  });
}

function makeCode(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
