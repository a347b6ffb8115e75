import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('renewals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('attempt', 'text', (column) => column.notNull().unique())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('holder_id', 'text', (column) => column.notNull())
    .addColumn('plan_id', 'text', (column) => column.notNull().references('plans.id'))
    .addColumn('months', 'integer', (column) => column.notNull())
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('began_at', 'bigint', (column) => column.notNull())
    .addColumn('charges', 'integer', (column) => column.notNull())
    .addColumn('period_at', 'bigint', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('announced_days', 'integer')
    .addColumn('ended_at', 'bigint')
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('renewals_by_holder').on('renewals').columns(['holder_id', 'state']).execute();
  await db.schema
    .alterTable('orders')
    .addColumn('renews', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('orders')
    .addColumn('renewal_id', 'text', (column) => column.references('renewals.id'))
    .execute();
  await db.schema
    .alterTable('memberships')
    .addColumn('language', 'text', (column) => column.notNull().defaultTo('zh-Hans'))
    .execute();
  await db.schema
    .createIndex('payments_by_reference')
    .on('payments')
    .columns(['provider', 'reference'])
    .execute();
}
