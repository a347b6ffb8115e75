import type { Kysely } from 'kysely';

/** Rows outlive their documents, so that what is gone stays in the list as gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('footprints')
    .addColumn('trail', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('first_at', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('footprints_primary_key', ['trail', 'document_id'])
    .execute();
  await db.schema
    .createTable('paused_trails')
    .addColumn('trail', 'text', (column) => column.primaryKey())
    .addColumn('paused_at', 'bigint', (column) => column.notNull())
    .execute();
}
