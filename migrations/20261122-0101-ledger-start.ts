import { type Kysely, PostgresAdapter, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ledger_entries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addUniqueConstraint('ledger_entries_by_cause', ['kind', 'cause'])
    .execute();
  await db.schema
    .createTable('ledger_postings')
    .addColumn('entry_id', 'text', (column) => column.notNull().references('ledger_entries.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('amount_minor', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_postings_primary_key', ['entry_id', 'position'])
    .execute();
  await db.schema
    .createIndex('ledger_postings_by_account')
    .on('ledger_postings')
    .columns(['account', 'entry_id'])
    .execute();
  await refuseChanges(db);
}

/** What is written stays: the database itself refuses to change or remove it. */
async function refuseChanges(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  if (isPostgres)
    await sql`create function refuse_ledger_change() returns trigger as
      $$ begin raise exception 'the ledger is append-only'; end $$ language plpgsql`.execute(db);
  for (const table of ['ledger_entries', 'ledger_postings']) {
    for (const change of ['update', 'delete']) {
      const act = isPostgres
        ? 'for each row execute function refuse_ledger_change()'
        : "begin select raise(abort, 'the ledger is append-only'); end";
      await sql`create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)} ${sql.raw(act)}`.execute(
        db,
      );
    }
  }
}
