export type RemarkKind = 'review' | 'question';

/** Times are milliseconds since 1970; flags are 0 or 1. */
export interface RemarkTable {
  id: string;
  document_id: string;
  account_id: string;
  kind: RemarkKind;
  /** The version of the document that it is about. */
  sha256: string;
  /** 1 to 5; null for a question. */
  stars: number | null;
  /** Was it what the preview showed? Null where nothing was said. */
  as_previewed: number | null;
  words: string;
  /** The contributor's; empty where there is none. */
  answer: string;
  answered_at: number | null;
  /** When an operator took it out of sight. */
  hidden_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface RemarkReportTable {
  remark_id: string;
  account_id: string;
  reason: string;
  created_at: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    remarks: RemarkTable;
    remark_reports: RemarkReportTable;
  }
}
