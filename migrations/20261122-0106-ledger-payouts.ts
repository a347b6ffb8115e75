import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payouts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('contributor_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('done_at', 'bigint')
    .execute();
  // One at a time for each person, however often the button is pressed.
  await sql`create unique index payouts_open on payouts (contributor_id, currency) where state = 'asked'`.execute(
    db,
  );
}
