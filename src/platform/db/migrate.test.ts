import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestLibrary } from '../../../test/library.ts';
import { migrateToLatest } from './index.ts';

test('a library takes up a migration that stands before others it has run already', async () => {
  const { db, close } = await openTestLibrary();
  for (const table of ['remark_reports', 'remarks']) await db.schema.dropTable(table).execute();
  await sql`delete from kysely_migration where name like '%reviews-start'`.execute(db);
  await migrateToLatest(db);
  expect(await db.selectFrom('remarks').select('id').execute()).toEqual([]);
  await close();
});
