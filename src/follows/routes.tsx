import { type Context, Hono } from 'hono';
import { findDocument, listCategories } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { AppError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { localPath } from '../platform/return-path.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { toAtom } from './feed.ts';
import {
  ensureFollower,
  findFeedFollower,
  FREQUENCIES,
  renewFeed,
  setFrequency,
  stopLetters,
} from './followers.ts';
import { addFollow, listFollows, nameFollows, removeFollow } from './follows.ts';
import { findNews } from './news.ts';
import { FollowsPage } from './pages/follows.tsx';
import { StopPage } from './pages/stop.tsx';

export interface FollowContext {
  db: Db;
}

const KINDS = ['category', 'contributor', 'search'] as const;
const FEED_DAYS_MS = 90 * 24 * 60 * 60_000;
const MOST_IN_FEED = 50;
const MOST_ON_PAGE = 20;

/** What a mail program or a feed reader asks for: with the secret in the address and nothing else. */
export function followSecretRoutes({ db }: FollowContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/follows/stop/:secret', (c) => {
    c.header('Cache-Control', 'private, no-store');
    return c.html(<StopPage page={c.get('page')} secret={c.req.param('secret')} stopped={false} />);
  });
  app.post('/follows/stop/:secret', async (c) => {
    const secret = c.req.param('secret');
    if (!(await stopLetters(db, secret))) throw new NotFoundError('there is no such address');
    return c.html(<StopPage page={c.get('page')} secret={secret} stopped />);
  });
  app.get('/feeds/:secret', async (c) => {
    const follower = await findFeedFollower(db, c.req.param('secret'));
    if (!follower) throw new NotFoundError('there is no such feed');
    const page = c.get('page');
    const documents = await recentNews(db, follower.accountId, MOST_IN_FEED);
    const title = `${page.libraryName} · ${page.t.follows.title}`;
    const feed = { title, baseUrl: page.baseUrl, path: links.feed(follower.feedSecret), documents };
    return c.body(toAtom(feed), 200, {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      'Cache-Control': 'private, max-age=900',
      'X-Robots-Tag': 'noindex',
    });
  });
  return app;
}

export function followRoutes({ db }: FollowContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get(links.follows, (c) => renderFollows(c, db));
  app.post(links.follows, async (c) => {
    const { id } = accountOf(c.get('page'));
    const body = await c.req.parseBody();
    const kind = KINDS.find((candidate) => candidate === body['kind']);
    if (!kind) throw new InvalidInputError({ kind: 'unknown' }, 'a category, a contributor or a search');
    const target = typeof body['target'] === 'string' ? body['target'].toWellFormed() : '';
    try {
      await addFollow(db, id, kind, target);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return renderFollows(c, db, error.fields);
    }
    await ensureFollower(db, id, c.get('page').language);
    return c.redirect(localPath(body['return'], links.follows), 303);
  });
  app.post('/follows/settings', async (c) => {
    const page = c.get('page');
    const { frequency: wanted } = await c.req.parseBody();
    const frequency = FREQUENCIES.find((candidate) => candidate === wanted);
    if (!frequency) throw new InvalidInputError({ frequency: 'unknown' }, 'daily, weekly or never');
    await setFrequency(db, accountOf(page).id, frequency, page.language);
    return c.redirect(links.follows, 303);
  });
  app.post('/follows/feed', async (c) => {
    await renewFeed(db, accountOf(c.get('page')).id);
    return c.redirect(links.follows, 303);
  });
  app.post('/follows/:id/remove', async (c) => {
    await removeFollow(db, accountOf(c.get('page')).id, c.req.param('id'));
    const { return: back } = await c.req.parseBody();
    return c.redirect(localPath(back, links.follows), 303);
  });
  return app;
}

async function renderFollows(
  c: Context<PageEnv>,
  db: Db,
  errors: Record<string, string> = {},
): Promise<Response> {
  const page = c.get('page');
  const { id } = accountOf(page);
  c.header('Cache-Control', 'private, no-store');
  const [follower, follows, categories, news, document] = await Promise.all([
    ensureFollower(db, id, page.language),
    listFollows(db, id),
    listCategories(db),
    recentNews(db, id, MOST_ON_PAGE),
    findDocument(db, c.req.query('document') ?? ''),
  ]);
  const offered = document?.visibility === 'published' ? document : undefined;
  const contributor = offered && (await nameFollows(db, [contributorOf(offered.ownerId)], page.language))[0];
  const named = await nameFollows(db, follows, page.language);
  const isFollowed = follows.some(({ target }) => target === contributor?.target);
  const props = { follower, categories, news, errors, contributor: isFollowed ? undefined : contributor };
  return c.html(
    <FollowsPage page={page} follows={named} chosenCategory={offered?.categoryId ?? undefined} {...props} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

function contributorOf(ownerId: string) {
  return { id: '', kind: 'contributor' as const, target: ownerId };
}

async function recentNews(db: Db, accountId: string, limit: number) {
  const now = Date.now();
  return findNews(db, await listFollows(db, accountId), { after: now - FEED_DAYS_MS, until: now }, limit);
}

function accountOf({ account }: PageContext): NonNullable<PageContext['account']> {
  if (!account) throw new AppError('sign-in-required', 'following needs an account');
  return account;
}
