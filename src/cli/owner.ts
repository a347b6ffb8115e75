import { randomBytes } from 'node:crypto';
import { createUser, findOperator, findUserByEmail } from '../accounts/index.ts';
import type { Library } from '../app/library.ts';
import { UsageError } from './usage.ts';

const LIBRARY_ADDRESS = 'library@wenyuan.invalid';

/** The account named, else the first operator, else one of the library's own that nobody can sign in to. */
export async function findOwner({ db, authentication }: Library, email: string | undefined): Promise<string> {
  if (email) {
    const user = await findUserByEmail(db, email);
    if (!user) throw new UsageError(`no account has the address ${email}`);
    return user.id;
  }
  const owner = (await findOperator(db)) ?? (await findUserByEmail(db, LIBRARY_ADDRESS));
  if (owner) return owner.id;
  const password = randomBytes(24).toString('base64url');
  const made = await createUser(db, authentication, {
    name: 'Library 文库',
    email: LIBRARY_ADDRESS,
    password,
    role: 'contributor',
  });
  return made.id;
}
