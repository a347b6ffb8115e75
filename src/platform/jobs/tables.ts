/** All times are milliseconds since 1970. */
export interface JobTable {
  id: string;
  kind: string;
  /** JSON. */
  payload: string;
  run_at: number;
  leased_by: string | null;
  leased_until: number;
  /** How often the job failed and was put back. */
  failures: number;
  /** How often the worker that had it vanished. */
  interruptions: number;
  last_error: string | null;
}

declare module '../db/tables.ts' {
  interface Tables {
    jobs: JobTable;
  }
}
