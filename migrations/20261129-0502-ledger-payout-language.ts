import type { Kysely } from 'kysely';

/** What the contributor read in when they asked: the letter about it is in that language. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('payouts')
    .addColumn('language', 'text', (column) => column.notNull().defaultTo('zh-Hans'))
    .execute();
}
