/** `pending` until somebody pays or declines on the test provider's page, or it is closed. */
export type TestPaymentState = 'pending' | 'paid' | 'declined' | 'closed';

export interface TestPaymentTable {
  attempt: string;
  minor: number;
  currency: string;
  title: string;
  return_url: string;
  cancel_url: string;
  notify_url: string;
  /** 1 if the buyer chose renewal. */
  renews: number;
  state: TestPaymentState;
  expires_at: number;
}

export interface TestRefundTable {
  refund: string;
  attempt: string;
  minor: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    test_payments: TestPaymentTable;
    test_refunds: TestRefundTable;
  }
}
