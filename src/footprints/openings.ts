import type { Context } from 'hono';
import type { Visitors } from '../accounts/index.ts';
import { findDocument } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { Recorder } from './recorder.ts';
import { footprintDays } from './retention.ts';
import { trailOf, visitorTrail } from './trail.ts';

/**
 * Somebody unknown is not given a record for opening one page: robots would fill the library with them.
 * Their browser keeps the document and its time in this cookie, and brings it along when they come back.
 */
const OPENED_COOKIE = 'opened';
const OPENED = new RegExp(`(?:^|; )${OPENED_COOKIE}=([0-9a-z]{13})\\.([0-9a-z]{1,9})(?:;|$)`);
const OPENED_LIFETIME_S = 24 * 60 * 60;

export interface OpeningContext {
  db: Db;
  recorder: Recorder;
  visitors: Visitors;
}

export interface Openings {
  /** Told of every document page that is about to be shown. */
  opened(c: Context<PageEnv>, document: { id: string; title: string; fileName: string }): Promise<void>;
  /** Takes down what the browser has kept since the first visit. */
  settle(c: Context<PageEnv>): Promise<void>;
}

export function createOpenings({ db, recorder, visitors }: OpeningContext): Openings {
  const settle = async (c: Context<PageEnv>) => {
    const kept = readOpened(c);
    if (!kept) return;
    c.header('Set-Cookie', `${OPENED_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`, { append: true });
    const document = await findDocument(db, kept.documentId);
    if (!document || document.visibility !== 'published') return;
    const trail = trailOf(c.get('page')) ?? visitorTrail(visitors.ensure(c));
    const { documentId, openedAt } = kept;
    recorder.record({ trail, documentId, title: document.title || document.fileName, openedAt });
  };
  const opened: Openings['opened'] = async (c, document) => {
    if (isAhead(c) || (await footprintDays(db)) === 0) return;
    await settle(c);
    const trail = trailOf(c.get('page'));
    const openedAt = Date.now();
    if (!trail) return keepOpened(c, document.id, openedAt);
    recorder.record({ trail, documentId: document.id, title: document.title || document.fileName, openedAt });
  };
  return { opened, settle };
}

/** A page that is only asked about, or fetched before anybody wants it, is not opened. */
function isAhead(c: Context<PageEnv>): boolean {
  return c.req.method !== 'GET' || (c.req.header('sec-purpose')?.startsWith('prefetch') ?? false);
}

function keepOpened(c: Context<PageEnv>, documentId: string, at: number): void {
  const value = `${documentId}.${at.toString(36)}`;
  c.header(
    'Set-Cookie',
    `${OPENED_COOKIE}=${value}; Path=/; Max-Age=${OPENED_LIFETIME_S}; HttpOnly; SameSite=Lax`,
    { append: true },
  );
}

function readOpened(c: Context<PageEnv>): { documentId: string; openedAt: number } | undefined {
  const [, documentId, time] = OPENED.exec(c.req.header('cookie') ?? '') ?? [];
  if (!documentId || !time) return undefined;
  const now = Date.now();
  const openedAt = Number.parseInt(time, 36);
  // The cookie is not signed: what it says of time is believed within reason.
  return { documentId, openedAt: Math.min(now, Math.max(openedAt, now - OPENED_LIFETIME_S * 1_000)) };
}
