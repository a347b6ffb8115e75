import { type Context, Hono } from 'hono';
import { pageNumber } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { AppError, ForbiddenError, InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { links } from '../ui/links.ts';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { findHistory } from './history.ts';
import { ReviewsPage } from './pages/reviews.tsx';
import { findOpinion, findOwnReview, findRemark, listRemarks, type Remark } from './remarks.ts';
import { reportRemark } from './reports.ts';
import { getReviewing, type Reviewing } from './rights.ts';
import { answerRemark, askQuestion, removeRemark, type ReviewForm, writeReview } from './write.ts';

export interface ReviewContext {
  db: Db;
}

const PAGE_SIZE = 20;

export function reviewRoutes(context: ReviewContext): Hono<PageEnv> {
  const { db } = context;
  const app = new Hono<PageEnv>();
  app.get('/reviews/:id', async (c) => renderReviews(c, context, await reviewing(c, context)));
  app.post('/reviews/:id', async (c) => {
    const about = await reviewing(c, context);
    const { id: accountId } = accountOf(c.get('page'));
    if (!about.mayReview) throw new ForbiddenError('reviews are written by people who have the document');
    const form = readReview(await c.req.parseBody());
    try {
      await writeReview(db, accountId, about.document, form);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return renderReviews(c, context, about, { form, errors: error.fields });
    }
    return c.redirect(links.reviews(about.document.id), 303);
  });
  app.post('/reviews/:id/questions', async (c) => {
    const about = await reviewing(c, context);
    const { id: accountId } = accountOf(c.get('page'));
    if (!about.mayAsk) throw new ForbiddenError('a contributor does not ask themselves');
    const question = text(await c.req.parseBody(), 'question');
    try {
      await askQuestion(db, accountId, about.document, question, c.get('page'));
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return renderReviews(c, context, about, { question, errors: error.fields });
    }
    return c.redirect(links.reviews(about.document.id, { part: 'questions' }), 303);
  });
  remarkRoutes(app, context);
  return app;
}

function remarkRoutes(app: Hono<PageEnv>, context: ReviewContext): void {
  const { db } = context;
  app.post('/remarks/:id/answer', async (c) => {
    const { remark, about } = await remarkOf(c, context);
    if (!about.mayAnswer) throw new ForbiddenError('the contributor answers');
    await answerRemark(db, remark.id, text(await c.req.parseBody(), 'answer'));
    return goBack(c, remark);
  });
  app.post('/remarks/:id/report', async (c) => {
    const { remark } = await remarkOf(c, context);
    const { id: accountId } = accountOf(c.get('page'));
    await reportRemark(db, accountId, remark.id, text(await c.req.parseBody(), 'reason'));
    return goBack(c, remark, 'reported');
  });
  app.post('/remarks/:id/remove', async (c) => {
    const { remark } = await remarkOf(c, context);
    if (remark.accountId !== accountOf(c.get('page')).id) throw new ForbiddenError('this is somebody else’s');
    await removeRemark(db, remark.id);
    return goBack(c, remark);
  });
}

interface Refused {
  form?: ReviewForm;
  question?: string;
  errors: Record<string, string>;
}

async function renderReviews(
  c: Context<PageEnv>,
  { db }: ReviewContext,
  about: Reviewing,
  refused?: Refused,
): Promise<Response> {
  const page = c.get('page');
  const asked = refused ? refused.question !== undefined : c.req.query('part') === 'questions';
  const part = asked ? 'questions' : 'reviews';
  const number = pageNumber(c.req.query('page'));
  const { document } = about;
  const [{ verdict }, remarks, own, history] = await Promise.all([
    findOpinion(db, document.id),
    listRemarks(
      db,
      { documentId: document.id, kind: asked ? 'question' : 'review' },
      { limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE },
    ),
    page.account && findOwnReview(db, page.account.id, document.id),
    findHistory(db, page, document),
  ]);
  const reported = c.req.query('reported') !== undefined;
  const props = {
    about,
    verdict,
    history,
    remarks,
    own,
    part,
    reported,
    pageNumber: number,
    pageSize: PAGE_SIZE,
  } as const;
  return c.html(<ReviewsPage page={page} {...props} {...refused} />, refused ? 422 : 200);
}

function reviewing(c: Context<PageEnv>, { db }: ReviewContext): Promise<Reviewing> {
  return getReviewing(db, c.get('page'), c.req.param('id') ?? '');
}

/** A remark that the reader may see, with what they may do about it. */
async function remarkOf(
  c: Context<PageEnv>,
  { db }: ReviewContext,
): Promise<{ remark: Remark; about: Reviewing }> {
  const page = c.get('page');
  const { id: accountId } = accountOf(page);
  const remark = await findRemark(db, c.req.param('id') ?? '');
  if (!remark || (remark.hidden && remark.accountId !== accountId)) throw new NotFoundError();
  return { remark, about: await getReviewing(db, page, remark.documentId) };
}

function goBack(c: Context<PageEnv>, { documentId, kind }: Remark, outcome?: 'reported'): Response {
  const part = kind === 'question' ? ('questions' as const) : undefined;
  return c.redirect(links.reviews(documentId, { part, ...(outcome ? { [outcome]: 1 } : {}) }), 303);
}

function accountOf({ account }: PageContext): NonNullable<PageContext['account']> {
  if (!account) throw new AppError('sign-in-required', 'reviews are written by people who are signed in');
  return account;
}

function readReview(body: Record<string, unknown>): ReviewForm {
  return { stars: text(body, 'stars'), asPreviewed: text(body, 'asPreviewed'), words: text(body, 'words') };
}

function text(body: Record<string, unknown>, name: string): string {
  return typeof body[name] === 'string' ? body[name].toWellFormed() : '';
}
