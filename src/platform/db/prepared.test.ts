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
