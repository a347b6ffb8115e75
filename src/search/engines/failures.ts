import { IndexFailedError } from './search-thread.ts';

/** Of everything that can go wrong, what tells by itself that a new index is needed. */
export function isLoss(error: unknown): boolean {
  return (
    error instanceof IndexFailedError && /malformed|not a database|no such table|missing/i.test(error.message)
  );
}

export function hasEnded(error: IndexFailedError): boolean {
  return /thread ended: (?:reader|writer)/.test(error.message);
}

/** Another process has the index open: one that is about to end, when a server takes another's place. */
export function isInUse(error: IndexFailedError): boolean {
  return /database is locked/i.test(error.message);
}

/** Files stay as they were opened, whatever becomes of the disk: read-only ones do. */
export function isStuck(error: IndexFailedError): boolean {
  return /readonly|unable to open|disk I\/O/i.test(error.message);
}
