import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { prepare, readLongText, selectLongText } from './index.ts';

let library: TestLibrary;

beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.close());

const select = prepare((db, id: string) =>
  db.selectFrom('users').select(selectLongText(db, 'name')).where('id', '=', id),
);

test.each(['', 'Plain', '社会主义 — “引号” 𠮷 🙂', 'e\u0301 \u202bعربي', '长'.repeat(5_000)])(
  'a long text comes back as it was written: %.12s',
  async (text) => {
    const { id } = await library.addUser('somebody', 'reader');
    await library.db.updateTable('users').set({ name: text }).where('id', '=', id).execute();
    const [row] = await select(library.db, id);
    expect(readLongText(row?.name ?? 'missing')).toBe(text);
    const inside = await library.db.transaction().execute((tx) => select(tx, id));
    expect(inside.map(({ name }) => readLongText(name))).toEqual([text]);
    await library.db.deleteFrom('users').where('id', '=', id).execute();
  },
);
