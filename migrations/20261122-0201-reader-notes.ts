import type { Kysely } from 'kysely';

/** Readers' own highlights and notes. Places count UTF-16 units into the text of a page of that version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reader_notes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) =>
      column.notNull().references('documents.id').onDelete('cascade'),
    )
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('page', 'integer', (column) => column.notNull())
    .addColumn('start_at', 'integer', (column) => column.notNull())
    .addColumn('quote', 'text', (column) => column.notNull())
    .addColumn('before', 'text', (column) => column.notNull())
    .addColumn('after', 'text', (column) => column.notNull())
    .addColumn('lost', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('reader_notes_by_reader')
    .on('reader_notes')
    .columns(['reader', 'document_id'])
    .execute();
  await db.schema.createIndex('reader_notes_by_document').on('reader_notes').column('document_id').execute();
}
