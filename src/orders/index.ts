export { checkoutRoutes } from './checkout-routes.tsx';
export type { OrderContext } from './context.ts';
export { orderJobs } from './jobs.ts';
export { noticeRoutes, orderDownloads } from './notice-routes.ts';
export { documentOffers } from './offers.tsx';
export { createOrderLinks, type OrderLinks } from './order-links.ts';
export { orderRoutes } from './order-routes.tsx';
export { passOrders } from './orders.ts';
export { findEntryTitles } from './entry-titles.ts';
export { checkBooks } from './check.ts';
export {
  confirmTransfer,
  decideRefund,
  type DeskRefund,
  listOpenTransfers,
  listRecentOrders,
  listRecentPayments,
  listRecentRefunds,
  listRefundsToDo,
  markRefundPaid,
  type OpenTransfer,
} from './desk.ts';
export { listFlagged, type StoredNotice } from './notice-store.ts';
export type { Order, Payment } from './orders.ts';
export type { OrderState } from './states.ts';
export { settleFreeOrder } from './attempts.ts';
export { CheckoutError } from './errors.ts';
export { findOrder, listLines } from './orders.ts';
export { findOrderByRequest, placeCartOrder } from './place.ts';
export { quoteCart } from './quote.ts';
export { withdrawForClaim } from './withdraw.ts';
