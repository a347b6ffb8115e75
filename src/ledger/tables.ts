/** Rows are only ever added; the database refuses anything else. */
export interface LedgerEntryTable {
  id: string;
  at: number;
  kind: string;
  /** What happened; each thing is entered once for each kind. */
  cause: string;
  currency: string;
  /** SHA-256 of the entry with its postings. */
  digest: string;
}

export interface LedgerPostingTable {
  entry_id: string;
  position: number;
  account: string;
  /** Minor units; a debit is positive, a credit negative. */
  amount_minor: number;
}

export interface PayoutTable {
  id: string;
  contributor_id: string;
  amount_minor: number;
  currency: string;
  state: 'asked' | 'paid' | 'declined';
  /** Where the contributor wants it sent, in their words. */
  account: string;
  /** What letters about it are written in. */
  language: 'zh-Hans' | 'en';
  asked_at: number;
  decided_by: string | null;
  done_at: number | null;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    ledger_entries: LedgerEntryTable;
    ledger_postings: LedgerPostingTable;
    payouts: PayoutTable;
  }
}
