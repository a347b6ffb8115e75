import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ChildError, ChildStartError } from '../ingest/index.ts';
import { AppError, type ErrorCode } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { ErrorPage } from './pages/error.tsx';

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 500 | 503;

const STATUS: Record<ErrorCode, ErrorStatus> = {
  'not-found': 404,
  forbidden: 403,
  'sign-in-required': 401,
  'invalid-input': 400,
  'too-large': 413,
  duplicate: 409,
  conflict: 409,
  unavailable: 503,
};

/** The one place where an error becomes a status and words. */
export function answerError(log: Log): ErrorHandler<PageEnv> {
  return (error, c) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error, path: c.req.path }, 'request failed');
    return answer(c, status, status < 500 ? error.message : undefined);
  };
}

export function answerNotFound(c: Context<PageEnv>): Response | Promise<Response> {
  return answer(c, 404, undefined);
}

function statusOf(error: Error): ErrorStatus {
  if (error instanceof AppError) return STATUS[error.code];
  if (error instanceof ChildError || error instanceof ChildStartError) return 503;
  if (error instanceof HTTPException) return error.status === 403 ? 403 : error.status === 404 ? 404 : 400;
  return 500;
}

function answer(
  c: Context<PageEnv>,
  status: ErrorStatus,
  detail: string | undefined,
): Response | Promise<Response> {
  const page = c.get('page');
  if (c.req.path.startsWith('/api/')) return problem(c, status, detail);
  if (!page || !wantsPage(c)) return c.text(detail ?? String(status), status);
  if (status === 401) return c.redirect(links.signIn(page.url), 303);
  return c.html(<ErrorPage page={page} status={status} />, status);
}

function wantsPage(c: Context): boolean {
  const accept = c.req.header('accept') ?? '*/*';
  return accept.includes('text/html') || accept.includes('*/*');
}

/** RFC 9457. */
function problem(c: Context, status: ContentfulStatusCode, detail: string | undefined): Response {
  return c.body(
    JSON.stringify({ type: 'about:blank', status, ...(detail ? { title: detail, detail } : {}) }),
    status,
    {
      'Content-Type': 'application/problem+json',
    },
  );
}
