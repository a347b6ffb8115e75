import { AppError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import type { Db } from '../platform/db/index.ts';
import { cleanLine, withoutUnseen } from '../platform/visible-text.ts';
import { type Account, type Authentication, MIN_PASSWORD_LENGTH } from './authentication.ts';
import type { Role } from './tables.ts';

export interface NewUser {
  name: string;
  email: string;
  password: string;
  role: Role;
}

/** What is wrong with a new account's fields, by field; whether its address is free is not asked. */
export function checkNewUser(user: NewUser): Record<string, string> {
  const fields: Record<string, string> = {};
  if (cleanLine(user.name) === '') fields['name'] = 'required';
  if (!/^[^\s@]+@[^\s@]+$/.test(user.email) || withoutUnseen(user.email) !== user.email)
    fields['email'] = 'email';
  if (user.password.length < MIN_PASSWORD_LENGTH) fields['password'] = 'short';
  else if (user.password.length > 128) fields['password'] = 'long';
  return fields;
}

/** Makes an account; throws `InvalidInputError` naming the fields that are wrong. */
export async function createUser(db: Db, authentication: Authentication, user: NewUser): Promise<Account> {
  const fields = checkNewUser(user);
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  const email = user.email.toLowerCase();
  if (await findUserByEmail(db, email)) throw new InvalidInputError({ email: 'taken' });
  const { user: made } = await authentication.api.signUpEmail({
    body: { name: cleanLine(user.name).slice(0, 200), email, password: user.password },
  });
  const row = await setRole(db, email, user.role);
  if (row.id !== made.id) throw new AppError('conflict', 'the account was made twice');
  return row;
}

const accountColumns = ['id', 'name', 'email', 'role'] as const;

export async function findUserByEmail(db: Db, email: string): Promise<Account | undefined> {
  return await db
    .selectFrom('users')
    .select(accountColumns)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

export async function findUser(db: Db, id: string): Promise<Account | undefined> {
  return await db.selectFrom('users').select(accountColumns).where('id', '=', id).executeTakeFirst();
}

/** The names of accounts by their ids; those that are not there are left out. */
export async function nameUsers(db: Db, ids: Iterable<string>): Promise<Map<string, string>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const users = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', asked).execute();
  return new Map(users.map(({ id, name }) => [id, name]));
}

export async function listUsers(db: Db): Promise<Account[]> {
  return await db.selectFrom('users').select(accountColumns).orderBy('createdAt').limit(1_000).execute();
}

export async function setRole(db: Db, email: string, role: Role): Promise<Account> {
  const row = await db
    .updateTable('users')
    .set({ role })
    .where('email', '=', email.toLowerCase())
    .returning(accountColumns)
    .executeTakeFirst();
  if (!row) throw new NotFoundError(`no account has the address ${email}`);
  return row;
}

export async function listOperators(db: Db): Promise<Account[]> {
  return await db
    .selectFrom('users')
    .select(accountColumns)
    .where('role', '=', 'operator')
    .orderBy('createdAt')
    .execute();
}

/** The first operator, if the library has been set up. */
export async function findOperator(db: Db): Promise<Account | undefined> {
  return (await listOperators(db))[0];
}
