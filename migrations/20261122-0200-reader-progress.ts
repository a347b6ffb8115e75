import type { Kysely } from 'kysely';

/** How far each reader, with an account or without, has come in each document. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reading_progress')
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) =>
      column.notNull().references('documents.id').onDelete('cascade'),
    )
    .addColumn('last_page', 'integer', (column) => column.notNull())
    .addColumn('furthest_page', 'integer', (column) => column.notNull())
    .addColumn('read_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('reading_progress_primary_key', ['reader', 'document_id'])
    .execute();
  await db.schema
    .createIndex('reading_progress_by_document')
    .on('reading_progress')
    .column('document_id')
    .execute();
}
