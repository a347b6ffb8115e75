import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('follows')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('follows_once', ['account_id', 'kind', 'target'])
    .execute();
  await db.schema
    .createTable('followers')
    .addColumn('account_id', 'text', (column) =>
      column.primaryKey().references('users.id').onDelete('cascade'),
    )
    .addColumn('frequency', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('told_until', 'bigint', (column) => column.notNull())
    .addColumn('stop_secret', 'text', (column) => column.notNull().unique())
    .addColumn('feed_secret', 'text', (column) => column.notNull().unique())
    .execute();
}
