import { type Insertable, sql } from 'kysely';
import { breathe } from '../platform/breathe.ts';
import type { Db, Tables } from '../platform/db/index.ts';
import { daily, type JobHandler } from '../platform/jobs/index.ts';
import { askerBit, haveSeveral } from './askers.ts';
import { plainQuery } from './guidance.ts';
import { isWorthNoting } from './noted-query.ts';
import { isPlain, parseQuery } from './query-language.ts';
import './tables.ts';

export interface LoggedQuery {
  query: string;
  times: number;
  found: number;
  lastAt: number;
}

const FLUSH_MS = 5_000;
const MOST_WAITING = 2_000;
const ROWS_AT_ONCE = 15;

/**
 * Counts what is asked for and how much was found, without who asked. Counts wait in memory for some seconds
 * and are written together; those of the last seconds before a kill are lost, and nobody misses them.
 * What seems to tell of a person, or tells nothing, is not written at all.
 */
export class QueryLog {
  readonly #db: Db;
  readonly #secret: string;
  #waiting = new Map<string, { times: number; found: number; askers: number }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(db: Db, secret: string) {
    this.#db = db;
    this.#secret = secret;
  }

  /** `asker` is an account, or the network of somebody without one; it is not kept. */
  note(query: string, found: number, asker: string): void {
    const plain = plainQuery(query);
    if (!isWorthNoting(plain) || this.#waiting.size >= MOST_WAITING) return;
    const { times, askers } = this.#waiting.get(plain) ?? { times: 0, askers: 0 };
    const own = isPlain(parseQuery(plain)) ? askerBit(this.#secret, plain, asker) : 0;
    this.#waiting.set(plain, { times: times + 1, found, askers: askers | own });
    this.#timer ??= setTimeout(() => void this.flush().catch(() => {}), FLUSH_MS).unref();
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = new Map();
    if (waiting.size === 0) return;
    const now = Date.now();
    const rows = [...waiting].map(([query, counts]) => ({ query, ...counts, last_at: now }));
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await addCounts(this.#db, rows.slice(at, at + ROWS_AT_ONCE));
      await breathe();
    }
  }
}

async function addCounts(db: Db, rows: Array<Insertable<Tables['search_queries']>>): Promise<void> {
  await db
    .insertInto('search_queries')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('query').doUpdateSet({
        times: sql<number>`search_queries.times + excluded.times`,
        askers: sql<number>`search_queries.askers | excluded.askers`,
        found: (row) => row.ref('excluded.found'),
        last_at: (row) => row.ref('excluded.last_at'),
      }),
    )
    .execute();
}

const DAY_MS = 24 * 60 * 60_000;
/** What was asked for once or twice, and what nobody asks for any more. */
const SELDOM_KEPT_MS = 90 * DAY_MS;
const KEPT_MS = 400 * DAY_MS;
const SELDOM = 3;
export const FORGET_QUERIES = 'search.forget-old-queries';

export function searchJobs(db: Db): Record<string, JobHandler> {
  return { [FORGET_QUERIES]: daily(db, FORGET_QUERIES, () => forgetOldQueries(db)) };
}

/** Every odd query is a row: those that nobody asks for again do not stay. */
export async function forgetOldQueries(db: Db, now = Date.now()): Promise<void> {
  await db
    .deleteFrom('search_queries')
    .where((eb) =>
      eb.or([
        eb('last_at', '<=', now - KEPT_MS),
        eb.and([eb('last_at', '<=', now - SELDOM_KEPT_MS), eb('times', '<', SELDOM)]),
      ]),
    )
    .execute();
}

/** Queries that found nothing, the most frequent first. */
export async function listFruitless(db: Db, limit: number): Promise<LoggedQuery[]> {
  return await db
    .selectFrom('search_queries')
    .select(['query', 'times', 'found', 'last_at as lastAt'])
    .where('found', '=', 0)
    .orderBy('times', 'desc')
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute();
}

/** Queries of several people that begin so and found something, the most frequent first. */
export async function findFrequent(db: Db, beginning: string, limit: number): Promise<string[]> {
  const plain = plainQuery(beginning);
  if (plain === '') return [];
  const rows = await db
    .selectFrom('search_queries')
    .select('query')
    .where('query', '>=', plain)
    .where('query', '<', `${plain}\uffff`)
    .where('found', '>', 0)
    .where((eb) => haveSeveral(eb.ref('askers')))
    .orderBy('times', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ query }) => query);
}
