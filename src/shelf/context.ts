import type { Db } from '../platform/db/index.ts';
import { AppError } from '../platform/errors.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface ShelfContext {
  db: Db;
}

/** Throws where nobody is signed in: the shelf is an account's. */
export function accountOf({ account }: PageContext): NonNullable<PageContext['account']> {
  if (!account) throw new AppError('sign-in-required', 'the shelf belongs to an account');
  return account;
}
