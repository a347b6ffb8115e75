import type { Db } from '../platform/db/index.ts';
import type { Log } from '../platform/log.ts';
import type { Providers } from '../payments/index.ts';
import type { OrderLinks } from './order-links.ts';

/** What taking orders needs. */
export interface OrderContext {
  db: Db;
  log: Log;
  config: { baseUrl: string };
  providers: Providers;
  orderLinks: OrderLinks;
}
