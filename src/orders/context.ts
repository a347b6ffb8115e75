import type { Db } from '../platform/db/index.ts';
import type { Log } from '../platform/log.ts';
import type { PaymentProvider, ProviderId } from '../payments/index.ts';
import type { OrderLinks } from './order-links.ts';

/** What taking orders needs. */
export interface OrderContext {
  db: Db;
  log: Log;
  config: { baseUrl: string };
  /** Those the operator switched on, in the order in which they are offered. */
  providers: ReadonlyMap<ProviderId, PaymentProvider>;
  orderLinks: OrderLinks;
}
