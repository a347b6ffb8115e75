import { createHmac } from 'node:crypto';
import { type Expression, type SqlBool, sql } from 'kysely';

/**
 * How many have asked the same is told without keeping who. Each query has a row of sixteen places, and whoever asks
 * marks one of them, chosen by a keyed hash of the query and of who they are. Nobody is known again by it: one in sixteen
 * people has the same place, and another one for every other query.
 */
const PLACES = 16;

/** The place of somebody among those who asked the query, as one bit. */
export function askerBit(secret: string, query: string, asker: string): number {
  const [first = 0] = createHmac('sha256', secret).update(`asked ${query}\n${asker}`).digest();
  return 2 ** (first % PLACES);
}

/** Whether at least three places are marked: something is left when the lowest was taken away twice. */
export function haveSeveral(askers: Expression<number>): Expression<SqlBool> {
  return sql<SqlBool>`${withoutLowest(withoutLowest(askers))} <> 0`;
}

function withoutLowest(bits: Expression<number>): Expression<number> {
  return sql<number>`(${bits} & (${bits} - 1))`;
}
