import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { ID_PATTERN, newId } from '../platform/ids.ts';
import type { PageEnv } from '../ui/page-env.ts';

/** The cookie of a reader without an account: the identifier of their records here, and its signature. */
export const VISITOR_COOKIE = 'visitor';

/** The longest that browsers keep a cookie. */
const LIFETIME_S = 400 * 24 * 60 * 60;

/** Knows visitors again by a signed cookie, so that nobody can name another's records. */
export interface Visitors {
  /** The cookie's value for an identifier. */
  sign(id: string): string;
  /** The identifier in a cookie's value, or undefined where it was not made here. */
  read(value: string | undefined): string | undefined;
  /** The visitor who asks; one who is new is given a cookie with the answer. */
  ensure(c: Context<PageEnv>): string;
}

export function createVisitors(secret: string, baseUrl: string): Visitors {
  const sign = (id: string) => createHmac('sha256', secret).update(`visitor ${id}`).digest('base64url');
  return {
    sign: (id) => `${id}.${sign(id)}`,
    read(value) {
      const [id = '', signature = ''] = value?.split('.') ?? [];
      return ID_PATTERN.test(id) && isSame(signature, sign(id)) ? id : undefined;
    },
    ensure(c) {
      const page = c.get('page');
      if (page.visitor) return page.visitor;
      const id = newId();
      page.visitor = id;
      setCookie(c, VISITOR_COOKIE, `${id}.${sign(id)}`, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: baseUrl.startsWith('https:'),
        maxAge: LIFETIME_S,
      });
      return id;
    },
  };
}

function isSame(given: string, made: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(made)];
  return a.length === b.length && timingSafeEqual(a, b);
}
