import type { GrantKind } from './grants.ts';

/** Times are milliseconds since 1970. */
export interface GrantTable {
  id: string;
  /** An account, or a visitor. */
  holder_id: string;
  document_id: string;
  kind: GrantKind;
  /** What gave it: an order's line, a membership, a person. One cause gives one grant for a document. */
  cause: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  /** When its holder first downloaded the document. */
  used_at: number | null;
}

/** Documents taken away from everyone, for a legal claim. */
export interface WithdrawalTable {
  document_id: string;
  reason: string;
  created_at: number;
}

/** Documents that an operator gave to somebody. */
export interface GiftTable {
  /** Also the cause of the grant. */
  id: string;
  document_id: string;
  holder_id: string;
  reason: string;
  given_by: string;
  given_at: number;
  taken_at: number | null;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    grants: GrantTable;
    withdrawals: WithdrawalTable;
    gifts: GiftTable;
  }
}
