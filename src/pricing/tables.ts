/** Times are milliseconds since 1970; rates are hundredths of a per cent. */
export interface TaxRateTable {
  id: string;
  /** ISO 3166-1, two letters. */
  country: string;
  rate_bp: number;
  /** 1 where prices contain the tax, 0 where it is added to them. */
  inclusive: number;
  /** A later row for the same country takes over from this time on; no row is ever changed. */
  valid_from: number;
  created_at: number;
}

export interface CouponTable {
  id: string;
  /** In capitals. */
  code: string;
  /** Either this or `amount_minor`. */
  percent: number | null;
  amount_minor: number | null;
  currency: string;
  starts_at: number | null;
  ends_at: number | null;
  most_uses: number | null;
  most_per_person: number | null;
  /** JSON array of the documents it is for; null for all. */
  documents: string | null;
  /** Orders that hold a use of it: paid, or waiting to be. */
  uses: number;
  active: number;
  created_at: number;
}

export interface CouponUseTable {
  coupon_id: string;
  order_id: string;
  /** The address given, in small letters, and the account or visitor who gave it. */
  person: string;
  holder_id: string;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    tax_rates: TaxRateTable;
    coupons: CouponTable;
    coupon_uses: CouponUseTable;
  }
}
