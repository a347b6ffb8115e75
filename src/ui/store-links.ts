import { laterPage, withQuery } from './link-query.ts';

/** Carts, orders, payments and memberships. */
export const storeLinks = {
  /** Where a provider sends its notices. */
  paymentNotices: (provider: string) => `/payments/${provider}/notices`,
  testPayment: (attempt: string) => `/payments/test/${attempt}`,

  cart: '/cart',
  cartItems: '/cart/items',
  cartItem: (documentId: string, action: 'remove' | 'later' | 'back') =>
    `/cart/items/${documentId}/${action}`,
  cartCoupon: '/cart/coupon',
  checkout: (plan?: string, returnTo?: string) => withQuery('/checkout', { plan, return: returnTo }),
  orders: '/orders',
  ordersPage: (page: number) => withQuery('/orders', { page: laterPage(page) }),
  order: (id: string, key?: string) => withQuery(`/orders/${id}`, { key }),
  orderState: (id: string, key?: string) => withQuery(`/orders/${id}/state`, { key }),
  orderReturn: (id: string, key?: string) => withQuery(`/orders/${id}/return`, { key }),
  orderAction: (id: string, action: 'pay' | 'cancel' | 'refund' | 'invoice', key?: string) =>
    withQuery(`/orders/${id}/${action}`, { key }),
  orderReceipt: (id: string, key?: string) => withQuery(`/orders/${id}/receipt.pdf`, { key }),
  orderInvoice: (id: string, key?: string) => withQuery(`/orders/${id}/invoice.pdf`, { key }),
  orderCreditNote: (id: string, number: number, key?: string) =>
    withQuery(`/orders/${id}/credit-notes/${number}.pdf`, { key }),
  orderLink: (id: string) => `/orders/${id}/link`,
  orderDownload: (id: string, documentId: string, key?: string) =>
    withQuery(`/orders/${id}/documents/${documentId}`, { key }),
  deskRights: (query: { note?: string; document?: string } = {}) => withQuery('/desk/rights', query),
  deskGifts: '/desk/rights/gifts',
  deskGiftTake: (id: string) => `/desk/rights/gifts/${id}/take`,
  deskWithdrawals: '/desk/rights/withdrawals',
  membership: (returnTo?: string) => withQuery('/membership', { return: returnTo }),
  membershipCode: '/membership/code',
  membershipRenewalEnd: '/membership/renewal/end',
  membershipTake: (documentId: string) => `/membership/documents/${documentId}`,
};
