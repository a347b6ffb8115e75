import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('plans')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name_zh', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('months', 'integer', (column) => column.notNull())
    .addColumn('price_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('downloads', 'integer')
    .addColumn('highest_price_minor', 'bigint')
    .addColumn('discount_percent', 'integer', (column) => column.notNull())
    .addColumn('active', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('memberships')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('holder_id', 'text', (column) => column.notNull())
    .addColumn('plan_id', 'text', (column) => column.notNull().references('plans.id'))
    .addColumn('cause', 'text', (column) => column.notNull().unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('net_minor', 'bigint', (column) => column.notNull())
    .addColumn('earned_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('downloads', 'integer')
    .addColumn('highest_price_minor', 'bigint')
    .addColumn('discount_percent', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('memberships_by_holder')
    .on('memberships')
    .columns(['holder_id', 'state', 'ends_at'])
    .execute();
  await db.schema.createIndex('memberships_by_end').on('memberships').columns(['state', 'ends_at']).execute();
  await db.schema
    .createTable('membership_takes')
    .addColumn('membership_id', 'text', (column) => column.notNull().references('memberships.id'))
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('period', 'integer', (column) => column.notNull())
    .addColumn('taken_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('membership_takes_primary_key', ['membership_id', 'document_id'])
    .execute();
  await db.schema
    .createTable('activation_codes')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('plan_id', 'text', (column) => column.notNull().references('plans.id'))
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('redeemed_by', 'text')
    .addColumn('redeemed_at', 'bigint')
    .execute();
}
