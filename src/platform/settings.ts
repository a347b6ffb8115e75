import type { Db } from './db/index.ts';

export interface SettingTable {
  name: string;
  /** JSON. */
  value: string;
}

declare module './db/tables.ts' {
  interface Tables {
    settings: SettingTable;
  }
}

/** What the library is called; named at the first visit. */
export const LIBRARY_NAME = 'library-name';

export async function readSetting<T>(db: Db, name: string): Promise<T | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row && (JSON.parse(row.value) as T);
}

export async function writeSetting(db: Db, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('settings')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute();
}
