import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_synonyms')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('words', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('search_pins')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('query', 'text', (column) => column.notNull())
    .addColumn('document_id', 'text', (column) =>
      column.notNull().references('documents.id').onDelete('cascade'),
    )
    .execute();
  await db.schema.createIndex('search_pins_by_query').on('search_pins').column('query').execute();
  await db.schema
    .createTable('search_queries')
    .addColumn('query', 'text', (column) => column.primaryKey())
    .addColumn('times', 'integer', (column) => column.notNull())
    .addColumn('found', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('search_queries_by_found')
    .on('search_queries')
    .columns(['found', 'times'])
    .execute();
}
