import type { Kysely, Transaction } from 'kysely';

/**
 * Every table of the library. The platform knows none of them: each domain adds its own by
 * declaration merging in its `tables.ts`.
 */
export interface Tables {}

export type Db = Kysely<Tables>;
/** Demanded by operations that must be atomic with what their caller does. */
export type Tx = Transaction<Tables>;
