import { betterAuth } from 'better-auth';
import type { Db } from '../platform/db/index.ts';
import { newId } from '../platform/ids.ts';
import type { Role } from './tables.ts';

export interface Account {
  id: string;
  name: string;
  email: string;
  role: Role;
}

export interface AuthenticationOptions {
  db: Db;
  /** The database's kind, for the accounts library's own queries. */
  databaseType: 'sqlite' | 'postgres';
  secret: string;
  baseUrl: string;
}

export const MIN_PASSWORD_LENGTH = 10;

/** Accounts, passwords and sessions: the accounts library, set up for this library's tables. */
export function createAuthentication(options: AuthenticationOptions) {
  return betterAuth({
    database: { db: options.db, type: options.databaseType },
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: '/auth',
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: { enabled: true, minPasswordLength: MIN_PASSWORD_LENGTH, autoSignIn: true },
    user: {
      modelName: 'users',
      additionalFields: { role: { type: 'string', defaultValue: 'reader', input: false } },
    },
    // No copy of the account in the cookie: a role that is taken away is gone at the next request.
    session: { modelName: 'sessions' },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    advanced: {
      cookiePrefix: 'wenyuan',
      database: { generateId: () => newId(), validateSchema: false },
      useSecureCookies: options.baseUrl.startsWith('https:'),
    },
  });
}

export type Authentication = ReturnType<typeof createAuthentication>;

const SESSION_COOKIE = 'wenyuan.session_token=';

/** The account whose session cookie the request carries, or undefined for a visitor. */
export async function findSessionAccount(
  authentication: Authentication,
  headers: Headers,
): Promise<Account | undefined> {
  if (!headers.get('cookie')?.includes(SESSION_COOKIE)) return undefined;
  const session = await authentication.api.getSession({ headers });
  if (!session) return undefined;
  const { id, name, email, role } = session.user;
  return { id, name, email, role: role as Role };
}
