const RULES = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const policies = new Map<string, string>();

/** What a page may load and where its forms may lead: here, and to the origins named. */
export function contentPolicy(formTargets: readonly string[] = []): string {
  const targets = ["'self'", ...formTargets].join(' ');
  const policy = policies.get(targets) ?? `${RULES}; form-action ${targets}`;
  policies.set(targets, policy);
  return policy;
}
