import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

const INT8_OID = 20;
const POOL_SIZE = 10;

/**
 * PostgreSQL with 64-bit integers read as numbers: times in milliseconds and amounts in minor
 * units stay below 2^53.
 */
export function postgresDialect(url: string): Dialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8_OID, Number);
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, types });
  // A connection that the server ends, as when it restarts, is replaced by the pool; whoever was using it
  // is told by its query. Without a listener the process would end instead.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}
