import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createOrders(db);
  await createLines(db);
  await createPayments(db);
  await createNotices(db);
  await createRefunds(db);
}

async function createOrders(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('orders')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('request_key', 'text', (column) => column.notNull().unique())
    .addColumn('holder_id', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('subtotal_minor', 'bigint', (column) => column.notNull())
    .addColumn('discount_minor', 'bigint', (column) => column.notNull())
    .addColumn('tax_minor', 'bigint', (column) => column.notNull())
    .addColumn('total_minor', 'bigint', (column) => column.notNull())
    .addColumn('coupon_id', 'text', (column) => column.references('coupons.id'))
    .addColumn('country', 'text', (column) => column.notNull())
    .addColumn('tax_rate_bp', 'integer', (column) => column.notNull())
    .addColumn('tax_inclusive', 'integer', (column) => column.notNull())
    .addColumn('return_to', 'text')
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('paid_at', 'bigint')
    .execute();
  await db.schema.createIndex('orders_by_holder').on('orders').columns(['holder_id', 'id']).execute();
  await db.schema.createIndex('orders_by_state').on('orders').columns(['state', 'id']).execute();
}

async function createLines(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('order_lines')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('goods_id', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text')
    .addColumn('price_minor', 'bigint', (column) => column.notNull())
    .addColumn('discount_minor', 'bigint', (column) => column.notNull())
    .addColumn('tax_minor', 'bigint', (column) => column.notNull())
    .addColumn('total_minor', 'bigint', (column) => column.notNull())
    .addColumn('share_minor', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('order_lines_by_order')
    .on('order_lines')
    .columns(['order_id', 'position'])
    .execute();
  await db.schema
    .createIndex('order_lines_by_goods')
    .on('order_lines')
    .columns(['goods_id', 'state'])
    .execute();
}

async function createPayments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payments')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('surplus', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('refunded_minor', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('disputed_minor', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('reference', 'text')
    .addColumn('started', 'text')
    .addColumn('first_confirmed_by', 'text')
    .addColumn('confirmed_by', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('paid_at', 'bigint')
    .execute();
  await db.schema.createIndex('payments_by_order').on('payments').columns(['order_id', 'id']).execute();
  await db.schema.createIndex('payments_by_state').on('payments').columns(['provider', 'state']).execute();
}

async function createNotices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payment_notices')
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('attempt', 'text')
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('flag', 'text')
    .addColumn('occurred_at', 'bigint', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('payment_notices_primary_key', ['provider', 'event_id'])
    .execute();
  await db.schema
    .createIndex('payment_notices_by_attempt')
    .on('payment_notices')
    .columns(['attempt', 'state'])
    .execute();
  await db.schema
    .createIndex('payment_notices_by_state')
    .on('payment_notices')
    .columns(['state', 'received_at'])
    .execute();
}

async function createRefunds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('refunds')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('lines', 'text', (column) => column.notNull())
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('decided_by', 'text')
    .addColumn('due_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await db.schema.createIndex('refunds_by_order').on('refunds').columns(['order_id', 'id']).execute();
  await db.schema.createIndex('refunds_by_state').on('refunds').columns(['state', 'id']).execute();
}
