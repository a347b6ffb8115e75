import type { Visitors } from '../accounts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Storage } from '../storage/index.ts';

export interface ReadContext {
  db: Db;
  storage: Storage;
  visitors: Visitors;
}
