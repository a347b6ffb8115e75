import type { Result } from './result.ts';

export interface BenchOptions {
  /** Fewer documents and shorter runs: to see that it works, not to judge by. */
  quick: boolean;
  wants: (name: string) => boolean;
  /** Tells a person what is going on. */
  say: (text: string) => void;
}

/** Rows that are measured together. */
export interface Row {
  names: string[];
  measure: (options: BenchOptions) => Promise<Result[]>;
}
