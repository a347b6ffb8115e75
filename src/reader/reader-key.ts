/** Who reads: an account, else a visitor known by their cookie. */
export interface ReaderIdentity {
  account?: string | undefined;
  visitor?: string | undefined;
}

/** The name under which a reader's own records are kept; undefined for someone of whom nothing is kept. */
export function readerKey({ account, visitor }: ReaderIdentity): string | undefined {
  if (account) return `a:${account}`;
  return visitor && `v:${visitor}`;
}
