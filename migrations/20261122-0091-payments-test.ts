import type { Kysely } from 'kysely';

/** What the test provider remembers, as a real one would on its own servers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('test_payments')
    .addColumn('attempt', 'text', (column) => column.primaryKey())
    .addColumn('minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('return_url', 'text', (column) => column.notNull())
    .addColumn('cancel_url', 'text', (column) => column.notNull())
    .addColumn('notify_url', 'text', (column) => column.notNull())
    .addColumn('renews', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('test_refunds')
    .addColumn('refund', 'text', (column) => column.primaryKey())
    .addColumn('attempt', 'text', (column) => column.notNull())
    .addColumn('minor', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('test_refunds_by_attempt').on('test_refunds').column('attempt').execute();
}
