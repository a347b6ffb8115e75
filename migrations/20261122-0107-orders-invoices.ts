import type { Kysely } from 'kysely';

export async function up(db: Kysely<{ invoice_counter: { id: number; last: number } }>): Promise<void> {
  await db.schema
    .createTable('invoice_counter')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('last', 'integer', (column) => column.notNull())
    .execute();
  await db.insertInto('invoice_counter').values({ id: 1, last: 0 }).execute();
  await db.schema
    .createTable('invoices')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('order_id', 'text', (column) => column.notNull().unique().references('orders.id'))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute();
}
