import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createToken, createUser, findUserByEmail, type Role, setRole } from '../accounts/index.ts';
import { closeLibrary, type Library, openLibrary } from '../app/library.ts';
import type { Config } from '../platform/config.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { createLog } from '../platform/log.ts';
import { messagesFor, nameIn } from '../ui/messages/index.ts';
import { UsageError } from './usage.ts';

const { fieldErrors } = messagesFor('en');
const ROLES: Role[] = ['reader', 'contributor', 'operator'];

export async function userCommand(config: Config, args: string[]): Promise<number> {
  const library = await openLibrary(config, createLog(config.logLevel));
  try {
    await run(library, args);
    return 0;
  } finally {
    await closeLibrary(library);
  }
}

async function run({ db, authentication }: Library, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string' }, role: { type: 'string' }, password: { type: 'string' } },
  });
  const [action, email, wanted] = positionals;
  if (!['create', 'role', 'token'].includes(action ?? ''))
    throw new UsageError(`wenyuan user needs create, role or token${action ? `, not ${action}` : ''}`);
  if (!email) throw new UsageError(`wenyuan user ${action} needs an e-mail address`);
  if (action === 'create') {
    const password = values.password ?? randomBytes(9).toString('base64url');
    const name = values.name ?? email.split('@')[0] ?? email;
    await createUser(db, authentication, {
      name,
      email,
      password,
      role: readRole(values.role ?? 'reader'),
    }).catch((error: unknown) => {
      if (!(error instanceof InvalidInputError)) throw error;
      throw new UsageError(
        Object.entries(error.fields)
          .map(([field, code]) => `${field}: ${nameIn(fieldErrors, code, fieldErrors.invalid)}`)
          .join('\n'),
      );
    });
    process.stdout.write(`${email}  ${password}\n`);
  } else if (action === 'role') {
    await setRole(db, email, readRole(wanted));
  } else {
    const user = await findUserByEmail(db, email);
    if (!user) throw new UsageError(`no account has the address ${email}`);
    process.stdout.write(`${await createToken(db, user.id, 'command line')}\n`);
  }
}

function readRole(value: string | undefined): Role {
  const role = ROLES.find((candidate) => candidate === value);
  if (!role) throw new UsageError(`a role is one of ${ROLES.join(', ')}`);
  return role;
}
