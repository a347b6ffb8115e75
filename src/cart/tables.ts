export interface CartItemTable {
  /** An account, or a visitor. */
  holder_id: string;
  document_id: string;
  /** 1 for what was put aside. */
  later: number;
  /** The price its reader saw when they last looked, in the currency's minor unit. */
  price_minor: number;
  /** Milliseconds since 1970. */
  added_at: number;
}

export interface CartCouponTable {
  holder_id: string;
  code: string;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    cart_items: CartItemTable;
    cart_coupons: CartCouponTable;
  }
}
