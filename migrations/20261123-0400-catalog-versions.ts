import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('documents')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema
    .createTable('document_versions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('document_id', 'text', (column) =>
      column.notNull().references('documents.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('format', 'text')
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('pages_done', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('page_count', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('failure_code', 'text')
    .addColumn('failure_detail', 'text')
    .addColumn('deaths', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('served_from', 'bigint')
    .addColumn('served_until', 'bigint')
    .addUniqueConstraint('document_versions_by_number', ['document_id', 'number'])
    .execute();
  // One at a time is on its way.
  await sql`create unique index document_versions_arriving on document_versions (document_id) where number is null`.execute(
    db,
  );
  await db.schema
    .createIndex('document_versions_by_sha256')
    .on('document_versions')
    .column('sha256')
    .execute();
}
