import type { Db, Tx } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import './tables.ts';
import type { TaxRule } from './total.ts';

export interface TaxRate extends TaxRule {
  id: string;
  country: string;
  /** Milliseconds since 1970. */
  validFrom: number;
}

/** No tax where the operator has set none for the country. */
export async function findTaxRule(db: Db, country: string, at = Date.now()): Promise<TaxRule> {
  const row = await db
    .selectFrom('tax_rates')
    .select(['rate_bp', 'inclusive'])
    .where('country', '=', country)
    .where('valid_from', '<=', at)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ? { rateBp: row.rate_bp, inclusive: row.inclusive === 1 } : { rateBp: 0, inclusive: true };
}

/** Adds a version of a country's rate; those before it stay as they were. Throws `InvalidInputError`. */
export async function addTaxRate(
  tx: Tx,
  rate: { country: string; percent: string; inclusive: boolean },
): Promise<void> {
  const fields: Record<string, string> = {};
  if (!/^[A-Z]{2}$/.test(rate.country)) fields['country'] = 'unknown';
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(rate.percent.trim())) fields['percent'] = 'number';
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  const now = Date.now();
  await tx
    .insertInto('tax_rates')
    .values({
      id: newId(),
      country: rate.country,
      rate_bp: Math.round(Number(rate.percent) * 100),
      inclusive: rate.inclusive ? 1 : 0,
      valid_from: now,
      created_at: now,
    })
    .execute();
}

/** Every version of every rate, newest first. */
export async function listTaxRates(db: Db): Promise<TaxRate[]> {
  const rows = await db
    .selectFrom('tax_rates')
    .selectAll()
    .orderBy('country')
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    country: row.country,
    rateBp: row.rate_bp,
    inclusive: row.inclusive === 1,
    validFrom: row.valid_from,
  }));
}
