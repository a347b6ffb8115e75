import { type Kysely, sql } from 'kysely';

/** Reviews and questions are both remarks about a document, which can be answered, reported and hidden. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('remarks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('stars', 'integer')
    .addColumn('as_previewed', 'integer')
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('answered_at', 'bigint')
    .addColumn('hidden_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('remarks_by_document')
    .on('remarks')
    .columns(['document_id', 'kind', 'created_at'])
    .execute();
  // Everybody reviews a document once.
  await sql`create unique index one_review_each on remarks (document_id, account_id) where kind = 'review'`.execute(
    db,
  );
  await db.schema
    .createTable('remark_reports')
    .addColumn('remark_id', 'text', (column) => column.notNull().references('remarks.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('remark_reports_primary_key', ['remark_id', 'account_id'])
    .execute();
}
