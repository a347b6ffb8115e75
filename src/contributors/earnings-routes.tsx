import { Hono } from 'hono';
import { mayUpload } from '../access/index.ts';
import { pageNumber } from '../catalog/index.ts';
import {
  askPayout,
  contributorAccount,
  listPayouts,
  type LedgerLine,
  listPostings,
  PayoutError,
  readOwed,
} from '../ledger/index.ts';
import type { Db } from '../platform/db/index.ts';
import { ForbiddenError } from '../platform/errors.ts';
import { readTerms } from '../pricing/index.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { EarningsPage } from './pages/earnings.tsx';

const PAGE_SIZE = 50;
const NOTES = ['asked', 'too-little', 'open', 'account'] as const;

/** Which of a contributor's documents ledger entries are about, by the entry; each asked of what it knows. */
type FindTitles = (db: Db, contributorId: string, entries: LedgerLine[]) => Promise<Map<string, string[]>>;

/** What a contributor is owed, and why. */
export function earningsRoutes({ db, findTitles }: { db: Db; findTitles: FindTitles[] }): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get(links.earnings, async (c) => {
    const { account, url } = c.get('page');
    if (!account) return c.redirect(links.signIn(url), 303);
    if (!mayUpload(account)) throw new ForbiddenError('contributors have earnings');
    const number = pageNumber(c.req.query('page'));
    const { currency, payoutMinimumMinor } = await readTerms(db);
    const [owed, entries, payouts] = await Promise.all([
      readOwed(db, account.id, currency),
      listPostings(db, contributorAccount(account.id), {
        limit: PAGE_SIZE + 1,
        offset: (number - 1) * PAGE_SIZE,
      }),
      listPayouts(db, { contributorId: account.id }),
    ]);
    const found = await Promise.all(findTitles.map((find) => find(db, account.id, entries)));
    const titles = new Map(found.flatMap((some) => [...some]));
    const note = NOTES.find((known) => known === c.req.query('note'));
    const props = {
      owed,
      currency,
      minimum: payoutMinimumMinor,
      entries: entries.slice(0, PAGE_SIZE),
      titles,
      pageNumber: number,
      hasMore: entries.length > PAGE_SIZE,
      payouts,
      note,
    };
    return c.html(<EarningsPage page={c.get('page')} {...props} />);
  });
  app.post(links.earnings, async (c) => {
    const { account, language } = c.get('page');
    if (!account || !mayUpload(account)) throw new ForbiddenError();
    const body = await c.req.parseBody();
    const target = typeof body['account'] === 'string' ? body['account'].toWellFormed().trim() : '';
    const go = (note: (typeof NOTES)[number]) => c.redirect(`${links.earnings}?note=${note}`, 303);
    if (target === '' || target.length > 500) return go('account');
    const { currency, payoutMinimumMinor: minimumMinor } = await readTerms(db);
    try {
      await askPayout(db, { contributorId: account.id, currency, account: target, minimumMinor, language });
    } catch (error) {
      if (!(error instanceof PayoutError)) throw error;
      return go(error.problem === 'too-little' ? 'too-little' : 'open');
    }
    return go('asked');
  });
  return app;
}
