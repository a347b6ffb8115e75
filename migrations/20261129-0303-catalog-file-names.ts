import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('documents_by_file_name')
    .on('documents')
    .expression(sql`lower(file_name)`)
    .execute();
}
