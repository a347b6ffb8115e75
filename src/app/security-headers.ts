import { createMiddleware } from 'hono/factory';
import { contentPolicy } from '../platform/content-policy.ts';

/**
 * No script but our own, no embedding, no guessing of types, no address of ours in others' logs.
 * Set before the answer is made, which may override them: touching the headers of an answer that is
 * made already takes it off the server's fast path, at several times the cost.
 */
export const securityHeaders = createMiddleware(async (c, next) => {
  c.header('Content-Security-Policy', contentPolicy());
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'same-origin');
  await next();
});
