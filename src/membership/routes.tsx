import { type Context, Hono } from 'hono';
import { findRights } from '../access/index.ts';
import { type Document, findDocument, getDocument } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ID_PATTERN } from '../platform/ids.ts';
import { localPath } from '../platform/return-path.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { CodeError, redeemCode } from './codes.ts';
import { creditFor } from './credit.ts';
import { sendRenewalEnd } from './letters.ts';
import { findMembership, listTerms } from './memberships.ts';
import { MembershipPage } from './pages/membership.tsx';
import { listJoinable } from './plans.ts';
import { endRenewal, findRunningRenewal } from './renewals.ts';
import { countLeft, MembershipError, takeDocument } from './takes.ts';

const NOTES = [
  'redeemed',
  'wrongCode',
  'none',
  'left-out',
  'used-up',
  'renewalEnded',
  'renewalEndedBefore',
] as const;

export interface MembershipContext {
  db: Db;
  config: { baseUrl: string };
  /** Whether any way to pay that is switched on renews. */
  renewable: boolean;
}

export function membershipRoutes(context: MembershipContext): Hono<PageEnv> {
  const { db } = context;
  const app = new Hono<PageEnv>();
  app.get('/membership', (c) => showMembership(c, context));
  app.post(links.membershipRenewalEnd, (c) => stopRenewal(c, context));
  app.post(links.membershipCode, async (c) => {
    const { account, language } = c.get('page');
    if (!account) return c.redirect(links.signIn(links.membership()), 303);
    const { code } = await c.req.parseBody();
    try {
      await redeemCode(context, account.id, typeof code === 'string' ? code.slice(0, 60) : '', language);
    } catch (error) {
      if (!(error instanceof CodeError)) throw error;
      return c.redirect(`${links.membership()}?note=wrongCode`, 303);
    }
    return c.redirect(`${links.membership()}?note=redeemed`, 303);
  });
  app.post('/membership/documents/:id', async (c) => {
    const { account } = c.get('page');
    const id = c.req.param('id');
    if (!account) return c.redirect(links.signIn(links.document(id)), 303);
    const document = await getDocument(db, id);
    if (document.visibility !== 'published') return c.redirect(links.document(id), 303);
    // What is theirs already, or free, uses none of the month's downloads and earns nobody a share.
    const { mayDownload } = await findRights(db, account, document);
    if (mayDownload) return c.redirect(links.download(id), 303);
    try {
      await takeDocument(db, account.id, document);
    } catch (error) {
      if (!(error instanceof MembershipError)) throw error;
      return c.redirect(`${links.membership()}?note=${error.problem}`, 303);
    }
    return c.redirect(links.download(id), 303);
  });
  return app;
}

/** One click; pressed again it says that nothing renews. */
async function stopRenewal(c: Context<PageEnv>, context: MembershipContext): Promise<Response> {
  const { account } = c.get('page');
  if (!account) return c.redirect(links.signIn(links.membership()), 303);
  const ended = await context.db.transaction().execute(async (tx) => {
    const renewal = await findRunningRenewal(tx, account.id);
    if (!renewal || !(await endRenewal(tx, renewal.id, 'stopped'))) return false;
    await sendRenewalEnd(tx, context, renewal, 'stopped');
    return true;
  });
  return c.redirect(`${links.membership()}?note=${ended ? 'renewalEnded' : 'renewalEndedBefore'}`, 303);
}

async function showMembership(c: Context<PageEnv>, { db, renewable }: MembershipContext): Promise<Response> {
  const page = c.get('page');
  const returnTo = c.req.query('return') ? localPath(c.req.query('return'), links.home) : undefined;
  const holder = page.account?.id ?? '';
  const [plans, membership, terms, renewal, wanted] = await Promise.all([
    listJoinable(db),
    findMembership(db, holder),
    listTerms(db, holder),
    findRunningRenewal(db, holder),
    findWanted(db, returnTo),
  ]);
  const left = membership ? await countLeft(db, membership) : null;
  const note = NOTES.find((known) => known === c.req.query('note'));
  const rows = plans.map((plan) => ({ plan, credit: creditFor(plan, terms) }));
  c.header('Cache-Control', 'no-store');
  return c.html(
    <MembershipPage
      page={page}
      plans={rows}
      {...{ membership, left, terms, renewal, renewable, returnTo, wanted, note }}
    />,
  );
}

/** The document whose page somebody came from: each plan says whether it gives it. */
async function findWanted(db: Db, returnTo: string | undefined): Promise<Document | undefined> {
  const [, id = ''] = /^\/documents\/([^/?]+)/.exec(returnTo ?? '') ?? [];
  const document = ID_PATTERN.test(id) ? await findDocument(db, id) : undefined;
  return document?.visibility === 'published' ? await getDocument(db, id) : undefined;
}
