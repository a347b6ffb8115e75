import { create as contentDisposition } from 'content-disposition';
import { type Context, Hono } from 'hono';
import type { Document } from '../../catalog/index.ts';
import { InvalidInputError, NotFoundError } from '../../platform/errors.ts';
import { links } from '../../ui/links.ts';
import type { PageEnv } from '../../ui/page-env.ts';
import type { ReadContext } from '../read-context.ts';
import { NoteRefused } from '../pages/note-refused.tsx';
import { readerKey } from '../reader-key.ts';
import { parsePage } from '../request.ts';
import { getOpened } from '../rights.ts';
import { toMarkdown, toWebAnnotations } from './export-notes.ts';
import {
  addNote,
  changeNote,
  listNotes,
  LONGEST_NOTE,
  LONGEST_QUOTE,
  MOST_NOTES,
  removeNote,
} from './notes.ts';

/** Adding, changing and taking home one's own notes. Scripts ask for JSON; forms go back to the reader. */
export function noteRoutes({ db, visitors }: ReadContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.post('/documents/:id/read/notes', async (c) => {
    const opened = await getOpened(db, c.get('page'), c.req.param('id'));
    const form = await readForm(c);
    const page = parsePage(form['page'] ?? '');
    const place = { page, start: Number(form['start'] ?? 0), end: Number(form['end'] ?? 0) };
    const account = c.get('page').account?.id;
    const reader = readerKey({ account, visitor: account ? undefined : visitors.ensure(c) }) ?? '';
    const added = { ...place, note: form['note'] ?? '' };
    const id = await orReason(addNote(db, reader, opened, added));
    if (id instanceof InvalidInputError) return refuse(c, opened.document, form, id);
    if (c.req.header('accept')?.includes('application/json')) return c.json({ id }, 201);
    return c.redirect(links.read(opened.document.id, { page, panel: 'notes' }), 303);
  });

  app.post('/documents/:id/read/notes/:note{[0-9a-z]+}', async (c) => {
    const { document } = await getOpened(db, c.get('page'), c.req.param('id'));
    const form = await readForm(c);
    const reader = readerOf(c);
    if (!reader) throw new NotFoundError('there is no such note');
    if (form['do'] === 'remove') await removeNote(db, reader, c.req.param('note'));
    else {
      const refused = await orReason(changeNote(db, reader, c.req.param('note'), form['note'] ?? ''));
      if (refused) return refuse(c, document, form, refused);
    }
    if (c.req.header('accept')?.includes('application/json')) return c.body(null, 204);
    const page = parsePage(form['page'] ?? '');
    return c.redirect(links.read(document.id, { page, panel: 'notes' }), 303);
  });

  app.get('/documents/:id/read/notes.json', async (c) => {
    const { notes, from } = await listForExport(c, { db, id: c.req.param('id') });
    return attach(c, from.title, 'jsonld', JSON.stringify(toWebAnnotations(notes, from), null, 2));
  });

  app.get('/documents/:id/read/notes.md', async (c) => {
    const { notes, from } = await listForExport(c, { db, id: c.req.param('id') });
    const { pageLabel } = c.get('page').t.reading.live;
    return attach(c, from.title, 'md', toMarkdown(notes, from, pageLabel));
  });

  return app;
}

async function orReason<Value>(done: Promise<Value>): Promise<Value | InvalidInputError> {
  return done.catch((error: unknown) => {
    if (error instanceof InvalidInputError) return error;
    throw error;
  });
}

/** Scripts are told the reason alone. */
function refuse(
  c: Context<PageEnv>,
  document: Document,
  form: Record<string, string>,
  { fields }: InvalidInputError,
): Response | Promise<Response> {
  const page = c.get('page');
  const [code = 'required'] = Object.values(fields);
  const { tooLong, tooMany, required, invalid } = page.t.reading.noteReasons;
  const reasons: Record<string, string> = {
    tooLong: tooLong(LONGEST_QUOTE, LONGEST_NOTE),
    tooMany: tooMany(MOST_NOTES),
    required,
  };
  const reason = reasons[code] ?? invalid;
  if (c.req.header('accept')?.includes('application/json')) return c.json({ reason }, 422);
  const number = parsePage(form['page'] ?? '');
  return c.html(<NoteRefused {...{ page, document, reason, form, number }} action={c.req.path} />, 422);
}

const TYPES = {
  jsonld: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  md: 'text/markdown; charset=utf-8',
};

function attach(c: Context<PageEnv>, title: string, kind: keyof typeof TYPES, body: string): Response {
  return c.body(body, 200, {
    'Content-Type': TYPES[kind],
    'Content-Disposition': contentDisposition(`${title}.${kind}`),
    'Cache-Control': 'private, no-store',
  });
}

async function listForExport(c: Context<PageEnv>, { db, id }: Pick<ReadContext, 'db'> & { id: string }) {
  const page = c.get('page');
  const opened = await getOpened(db, page, id);
  const { document } = opened;
  const from = {
    title: document.title || document.fileName,
    url: page.baseUrl + links.document(document.id),
  };
  return { notes: await listNotes(db, readerOf(c), opened), from };
}

function readerOf(c: Context<PageEnv>): string | undefined {
  const { account, visitor } = c.get('page');
  return readerKey({ account: account?.id, visitor });
}

async function readForm(c: Context<PageEnv>): Promise<Record<string, string>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
