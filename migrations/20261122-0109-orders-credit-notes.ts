import type { Kysely } from 'kysely';

export async function up(db: Kysely<{ credit_note_counter: { id: number; last: number } }>): Promise<void> {
  await db.schema
    .createTable('credit_note_counter')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('last', 'integer', (column) => column.notNull())
    .execute();
  await db.insertInto('credit_note_counter').values({ id: 1, last: 0 }).execute();
  await db.schema
    .createTable('credit_notes')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('refund_id', 'text', (column) => column.notNull().unique().references('refunds.id'))
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('credit_notes_by_order').on('credit_notes').column('order_id').execute();
}
