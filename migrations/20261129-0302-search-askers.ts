import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('search_queries')
    .addColumn('askers', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
