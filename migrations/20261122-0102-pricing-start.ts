import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tax_rates')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('country', 'text', (column) => column.notNull())
    .addColumn('rate_bp', 'integer', (column) => column.notNull())
    .addColumn('inclusive', 'integer', (column) => column.notNull())
    .addColumn('valid_from', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('coupons')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('percent', 'integer')
    .addColumn('amount_minor', 'bigint')
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'bigint')
    .addColumn('ends_at', 'bigint')
    .addColumn('most_uses', 'integer')
    .addColumn('most_per_person', 'integer')
    .addColumn('documents', 'text')
    .addColumn('uses', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('active', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('coupon_uses')
    .addColumn('coupon_id', 'text', (column) => column.notNull().references('coupons.id'))
    .addColumn('order_id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('coupon_uses_primary_key', ['coupon_id', 'order_id'])
    .execute();
}
