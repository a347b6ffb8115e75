export { checkoutRoutes } from './checkout-routes.tsx';
export type { OrderContext } from './context.ts';
export { orderJobs } from './jobs.ts';
export { noticeRoutes, orderDownloads } from './notice-routes.ts';
export { documentOffers } from './offers.tsx';
export { createOrderLinks, type OrderLinks } from './order-links.ts';
export { orderRoutes } from './order-routes.tsx';
export { passOrders } from './orders.ts';
