import type { Kysely } from 'kysely';

/** A row for each person whose terms have ever changed, to be locked while they do: a first term has no row of its own yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('membership_turns')
    .addColumn('holder_id', 'text', (column) => column.primaryKey())
    .execute();
}
