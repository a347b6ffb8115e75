import { type Context, Hono } from 'hono';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { localPath, refererPath } from '../platform/return-path.ts';
import { LIBRARY_NAME, writeSetting } from '../platform/settings.ts';
import { cleanLine } from '../platform/visible-text.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { Authentication } from './authentication.ts';
import { clientAddress } from './client-address.ts';
import { AccountPage } from './pages/account.tsx';
import { SetupPage } from './pages/setup.tsx';
import { SetupRefusedPage } from './pages/setup-refused.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { SignUpPage } from './pages/sign-up.tsx';
import { endSession, type StartedSession, startSession } from './sessions.ts';
import { finishSetup, isSetupToken } from './setup.ts';
import { createSignInLimit } from './sign-in-limit.ts';
import { createToken, listTokens, revokeToken } from './tokens.ts';
import { checkNewUser, createUser, findOperator, findUser } from './users.ts';

export interface AccountContext {
  db: Db;
  authentication: Authentication;
  config: Pick<Config, 'trustedProxies'>;
  /** Told when a visitor turns out to be an account: what they did until now becomes the account's. */
  onJoin?(visitor: string, accountId: string): Promise<void>;
}

export function accountRoutes(context: AccountContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  signInRoutes(app, context);
  signUpRoutes(app, context);
  setupRoutes(app, context);
  tokenRoutes(app, context);
  return app;
}

function signInRoutes(app: Hono<PageEnv>, context: AccountContext): void {
  const { authentication, config } = context;
  const limit = createSignInLimit();
  app.get('/sign-in', (c) => {
    const returnTo = localPath(c.req.query('return'), refererPath(c.req.raw.headers, links.home));
    if (c.get('page').account) return c.redirect(returnTo, 303);
    return c.html(<SignInPage page={c.get('page')} returnTo={returnTo} />);
  });
  app.post('/sign-in', async (c) => {
    const { email, password, returnTo } = await readFields(c, ['email', 'password', 'returnTo']);
    const back = localPath(returnTo, links.home);
    const refuse = (error: 'wrong' | 'tooMany') =>
      c.html(
        <SignInPage page={c.get('page')} returnTo={back} {...{ email, error }} />,
        error === 'tooMany' ? 429 : 422,
      );
    const client = clientAddress(c, config.trustedProxies);
    if (!limit.take(client, email)) return refuse('tooMany');
    const session = await startSession(authentication, email, password);
    if (!session) return refuse('wrong');
    limit.succeed(client, email);
    return enter(c, context, session, back);
  });
  app.post('/sign-out', async (c) => {
    const cookies = await endSession(authentication, c.req.raw.headers);
    return withCookies(c.redirect(links.home, 303), cookies);
  });
}

function signUpRoutes(app: Hono<PageEnv>, context: AccountContext): void {
  const { db, authentication } = context;
  app.get(links.signUp, (c) => c.html(<SignUpPage page={c.get('page')} values={{}} errors={{}} />));
  app.post(links.signUp, async (c) => {
    const { name, email, password } = await readFields(c, ['name', 'email', 'password']);
    try {
      await createUser(db, authentication, { name, email, password, role: 'reader' });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return c.html(<SignUpPage page={c.get('page')} values={{ name, email }} errors={error.fields} />, 422);
    }
    return enter(c, context, await startSession(authentication, email, password), links.home);
  });
}

/** The first visit, with the one-time link printed in the terminal. */
function setupRoutes(app: Hono<PageEnv>, context: AccountContext): void {
  const { db, authentication } = context;
  app.get(links.setup, async (c) => {
    const token = c.req.query('token') ?? '';
    if (!(await isSetupToken(db, token))) return refuseSetup(c, db);
    return c.html(<SetupPage page={c.get('page')} token={token} values={{}} errors={{}} />);
  });
  app.post(links.setup, async (c) => {
    const fields = await readFields(c, ['token', 'libraryName', 'name', 'email', 'password']);
    const { token, name, email, password } = fields;
    const libraryName = cleanLine(fields.libraryName).slice(0, 100);
    if (!(await isSetupToken(db, token))) return refuseSetup(c, db);
    const operator = { name, email, password, role: 'operator' } as const;
    try {
      if (libraryName === '')
        throw new InvalidInputError({ libraryName: 'required', ...checkNewUser(operator) });
      await createUser(db, authentication, operator);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      const values = { libraryName, name, email };
      return c.html(<SetupPage page={c.get('page')} {...{ token, values }} errors={error.fields} />, 422);
    }
    await writeSetting(db, LIBRARY_NAME, libraryName);
    await finishSetup(db);
    return enter(c, context, await startSession(authentication, email, password), links.home);
  });
}

/** A link that has done its work is gone; one that never was printed is not found. */
async function refuseSetup(c: Context<PageEnv>, db: Db): Promise<Response> {
  const used = (await findOperator(db)) !== undefined;
  return c.html(<SetupRefusedPage page={c.get('page')} used={used} />, used ? 410 : 404);
}

/** Sends a signed-in reader on, what they did as a visitor with them. */
async function enter(
  c: Context<PageEnv>,
  { onJoin }: AccountContext,
  session: StartedSession | undefined,
  to: string,
): Promise<Response> {
  const { visitor } = c.get('page');
  if (visitor && session) await onJoin?.(visitor, session.accountId);
  return withCookies(c.redirect(to, 303), session?.cookies ?? []);
}

function tokenRoutes(app: Hono<PageEnv>, { db }: AccountContext): void {
  app.get(links.account, (c) => renderAccount(c, db));
  app.post(links.accountTokens, async (c) => {
    const { account } = c.get('page');
    if (!account) return c.redirect(links.signIn(links.account), 303);
    const { name } = await readFields(c, ['name']);
    return renderAccount(c, db, await createToken(db, account.id, name));
  });
  app.post('/account/tokens/:id', async (c) => {
    const { account } = c.get('page');
    if (account) await revokeToken(db, account.id, c.req.param('id'));
    return c.redirect(links.account, 303);
  });
}

async function renderAccount(c: Context<PageEnv>, db: Db, newToken?: string): Promise<Response> {
  const page = c.get('page');
  const account = page.account && (await findUser(db, page.account.id));
  if (!account) return c.redirect(links.signIn(links.account), 303);
  const tokens = await listTokens(db, account.id);
  c.header('Cache-Control', 'no-store');
  return c.html(<AccountPage page={page} {...{ account, tokens }} {...(newToken ? { newToken } : {})} />);
}

async function readFields<Name extends string>(
  c: Context<PageEnv>,
  names: Name[],
): Promise<Record<Name, string>> {
  const body = await c.req.parseBody();
  const entries = names.map((name) => [
    name,
    typeof body[name] === 'string' ? body[name].toWellFormed() : '',
  ]);
  return Object.fromEntries(entries) as Record<Name, string>;
}

function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}
