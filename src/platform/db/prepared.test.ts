import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../../test/library.ts';
import { prepare } from './index.ts';

let library: TestLibrary;

beforeAll(async () => {
  library = await openTestLibrary();
  await library.addUser('ann', 'reader');
  await library.addUser('ben', 'contributor');
});
afterAll(() => library.close());

test('a prepared query runs with other values each time, constants kept, in a transaction too', async () => {
  const find = prepare((db, email: string, role: 'reader' | 'contributor') =>
    db
      .selectFrom('users')
      .select('name')
      .where('role', '=', role)
      .where('email', '=', email)
      .where('name', '<>', 'nobody'),
  );
  expect(await find(library.db, 'ann@test.example', 'reader')).toEqual([{ name: 'ann' }]);
  expect(await find(library.db, 'ben@test.example', 'contributor')).toEqual([{ name: 'ben' }]);
  expect(await find(library.db, 'ben@test.example', 'reader')).toEqual([]);
  const inside = await library.db.transaction().execute((tx) => find(tx, 'ben@test.example', 'contributor'));
  expect(inside).toEqual([{ name: 'ben' }]);
});

test('it sees what is committed, at once, and nothing of a transaction under way elsewhere', async () => {
  const find = prepare((db, name: string) => db.selectFrom('users').select('role').where('name', '=', name));
  await library.db.transaction().execute(async (tx) => {
    await tx.updateTable('users').set({ role: 'operator' }).where('name', '=', 'ann').execute();
    expect(await find(tx, 'ann')).toEqual([{ role: 'operator' }]);
    expect(await find(library.db, 'ann')).toEqual([{ role: 'reader' }]);
  });
  expect(await find(library.db, 'ann')).toEqual([{ role: 'operator' }]);
});
