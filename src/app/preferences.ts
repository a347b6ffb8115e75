import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { refererPath } from '../platform/return-path.ts';
import { links } from '../ui/links.ts';
import { languages } from '../ui/messages/index.ts';
import { THEMES } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';

const ONE_YEAR_S = 31_536_000;
const CHOICES: Record<string, readonly string[]> = { language: languages, theme: THEMES };

/** Language and appearance, kept in cookies so that they need no account. */
export function preferenceRoutes(): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.post(links.preferences, async (c) => {
    const body = await c.req.parseBody();
    for (const [name, choices] of Object.entries(CHOICES)) {
      const value = body[name];
      if (typeof value !== 'string' || !choices.includes(value)) continue;
      setCookie(c, name, value, { path: '/', maxAge: ONE_YEAR_S, sameSite: 'Lax', httpOnly: true });
    }
    return c.redirect(refererPath(c.req.raw.headers, links.home), 303);
  });
  return app;
}
