/** A path of this site to go back to; `fallback` for anything that could lead elsewhere. */
export function localPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return fallback;
  const base = 'http://library.invalid';
  try {
    const url = new URL(value, base);
    return url.origin === base ? url.pathname + url.search + url.hash : fallback;
  } catch {
    return fallback;
  }
}

/** The page a form or link of this site was on, from the request's `Referer`; `fallback` for any other site's. */
export function refererPath(headers: Headers, fallback: string): string {
  const referer = URL.parse(headers.get('referer') ?? '');
  if (!referer || referer.host !== headers.get('host') || referer.pathname.startsWith('/sign-'))
    return fallback;
  return referer.pathname + referer.search;
}
