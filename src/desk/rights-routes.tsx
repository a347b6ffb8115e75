import { type Context, Hono } from 'hono';
import { giveDocument, listGifts, listWithdrawals, takeGiftBack } from '../access/index.ts';
import { findUser, findUserByEmail } from '../accounts/index.ts';
import { type Document, findDocument, findDocuments } from '../catalog/index.ts';
import { type OrderContext, withdrawForClaim } from '../orders/index.ts';
import type { Db } from '../platform/db/index.ts';
import { AppError, InvalidInputError } from '../platform/errors.ts';
import { ID_PATTERN } from '../platform/ids.ts';
import { enqueueLetter } from '../platform/mail/index.ts';
import { cleanLines } from '../platform/visible-text.ts';
import { letterParts } from '../ui/letter.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { DeskRightsPage, type ReturnedRightsForm } from './pages/rights.tsx';

const MOST_SHOWN = 100;
const LONGEST_REASON = 1_000;

/** Documents given to somebody, and documents taken from everybody. */
export function rightsRoutes(context: OrderContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/desk/rights', (c) => showRights(c, context.db));
  app.post(links.deskGifts, (c) => orReturn(c, context.db, 'gift', (values) => give(c, context, values)));
  app.post('/desk/rights/gifts/:id/take', async (c) => {
    await context.db.transaction().execute((tx) => takeGiftBack(tx, c.req.param('id')));
    return c.redirect(links.deskRights({ note: 'taken' }), 303);
  });
  app.post(links.deskWithdrawals, (c) =>
    orReturn(c, context.db, 'withdrawal', async (values) => {
      const document = await readDocument(context.db, values);
      const reason = readReason(values);
      await context.db.transaction().execute((tx) => withdrawForClaim(tx, context, document.id, reason));
      return 'withdrawn';
    }),
  );
  return app;
}

type Values = Record<'document' | 'email' | 'reason', string>;

async function orReturn(
  c: Context<PageEnv>,
  db: Db,
  name: ReturnedRightsForm['name'],
  act: (values: Values) => Promise<'given' | 'withdrawn'>,
): Promise<Response> {
  const body = await c.req.parseBody();
  const text = (field: string) => (typeof body[field] === 'string' ? body[field].toWellFormed().trim() : '');
  const values = { document: text('document'), email: text('email'), reason: text('reason') };
  try {
    return c.redirect(links.deskRights({ note: await act(values) }), 303);
  } catch (error) {
    if (error instanceof InvalidInputError)
      return await showRights(c, db, { name, values, errors: error.fields });
    if (error instanceof AppError && error.code === 'conflict')
      return await showRights(c, db, { name, values, errors: { document: 'withdrawn' } });
    throw error;
  }
}

async function showRights(c: Context<PageEnv>, db: Db, returned?: ReturnedRightsForm): Promise<Response> {
  const [gifts, withdrawals] = await Promise.all([
    listGifts(db, MOST_SHOWN),
    listWithdrawals(db, MOST_SHOWN),
  ]);
  const ids = [...gifts, ...withdrawals].map(({ document_id }) => document_id);
  const documents = new Map(
    (await findDocuments(db, [...new Set(ids)])).map((document) => [document.id, document]),
  );
  const people = new Map<string, string>();
  for (const { holder_id } of gifts)
    if (!people.has(holder_id)) people.set(holder_id, (await findUser(db, holder_id))?.email ?? '');
  const props = { gifts, withdrawals, documents, people, returned };
  const { note, document } = c.req.query();
  return c.html(
    <DeskRightsPage page={c.get('page')} {...props} note={note} wanted={document} />,
    returned ? 422 : 200,
  );
}

async function give(c: Context<PageEnv>, { db }: OrderContext, values: Values): Promise<'given'> {
  const { t, language, libraryName, baseUrl, account } = c.get('page');
  const document = await readDocument(db, values);
  const reason = readReason(values);
  const person = await findUserByEmail(db, values.email);
  if (!person) throw new InvalidInputError({ email: values.email === '' ? 'required' : 'no-account' });
  const gift = { documentId: document.id, holderId: person.id, reason, givenBy: account?.id ?? '' };
  const title = document.title || document.fileName;
  const subject = t.deskRights.giftSubject(title);
  const frame = { language, libraryName, address: baseUrl, title: t.deskRights.giftTitle };
  const parts = [
    t.deskRights.giftLetter(title),
    reason,
    { words: t.deskRights.giftOpen, href: baseUrl + links.document(document.id) },
  ];
  await db.transaction().execute(async (tx) => {
    await giveDocument(tx, gift);
    await enqueueLetter(tx, { to: person.email, subject, ...letterParts(frame, parts) });
  });
  return 'given';
}

/** The document that an operator named by its address or its identifier. */
async function readDocument(db: Db, { document: typed }: Values): Promise<Document> {
  const id = /documents\/([^/?#]+)/.exec(typed)?.[1] ?? typed;
  const document = ID_PATTERN.test(id) ? await findDocument(db, id) : undefined;
  if (!document) throw new InvalidInputError({ document: typed === '' ? 'required' : 'no-document' });
  return document;
}

function readReason({ reason }: Values): string {
  const words = cleanLines(reason);
  if (words === '') throw new InvalidInputError({ reason: 'required' });
  if (words.length > LONGEST_REASON) throw new InvalidInputError({ reason: 'long' });
  return words;
}
