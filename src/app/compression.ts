import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { createMiddleware } from 'hono/factory';

const compress = promisify(gzip);
const WORTHWHILE_BYTES = 1_000;
const COMPRESSED = /^(?:text\/(?:html|markdown)|application\/(?:ld\+)?json)/;

/**
 * Pages go out compressed to whoever takes it, whole and at the fastest level: a stream for a page of
 * 20 KiB costs several times as much as the page. Answers to others are not even looked at.
 */
export const compression = createMiddleware(async (c, next) => {
  await next();
  if (!c.req.header('accept-encoding')?.includes('gzip')) return;
  const type = c.res.headers.get('content-type') ?? '';
  if (!COMPRESSED.test(type) || c.res.headers.has('content-encoding')) return;
  const page = Buffer.from(await c.res.arrayBuffer());
  const worthwhile = page.length >= WORTHWHILE_BYTES && c.req.method !== 'HEAD';
  const body = worthwhile ? await compress(page, { level: constants.Z_BEST_SPEED }) : page;
  const headers = new Headers(c.res.headers);
  headers.append('Vary', 'Accept-Encoding');
  if (worthwhile) headers.set('Content-Encoding', 'gzip');
  const { status } = c.res;
  // Set over another, an answer is made a stream, which the server then reads bit by bit.
  c.res = undefined;
  c.res = new Response(body, { status, headers });
});
