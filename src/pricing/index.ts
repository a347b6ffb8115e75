export {
  addCoupon,
  type Coupon,
  CouponError,
  type CouponProblem,
  discountOf,
  endCoupon,
  getCoupon,
  getUsableCoupon,
  isFor,
  listCoupons,
  releaseCoupon,
  takeCoupon,
} from './coupons.ts';
export { addTaxRate, findTaxRule, listTaxRates, type TaxRate } from './tax.ts';
export { readTerms, type StoreTerms, writeTerms } from './terms.ts';
export { type PricedOrder, priceOrder, spread, type TaxRule } from './total.ts';
