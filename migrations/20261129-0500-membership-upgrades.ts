import { type Kysely, sql } from 'kysely';

/** What a term is worth when it is upgraded, and what it takes to undo an upgrade that is paid back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('memberships')
    .addColumn('price_minor', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('memberships').addColumn('upgraded_to', 'text').execute();
  await db.schema
    .alterTable('memberships')
    .addColumn('moved_minor', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update memberships set price_minor = net_minor`.execute(db);
}
