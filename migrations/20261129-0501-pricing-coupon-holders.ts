import type { Kysely } from 'kysely';

/** Who used a coupon, beside the address they gave: an account counts whatever address it types. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('coupon_uses')
    .addColumn('holder_id', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
}
