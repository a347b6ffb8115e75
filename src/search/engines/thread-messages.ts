import type { IndexBatch, SearchQuery, SignalChange } from '../engine.ts';

/** One that makes keys of suggestions helps the writer and has no index open. */
export type ThreadData = { role: 'reader' | 'writer' | 'checker'; folder: string } | { role: 'keys' };

export type ThreadCall =
  | { name: 'status' }
  | { name: 'apply'; batch: IndexBatch }
  | { name: 'mark-complete' }
  | { name: 'suggestion-keys'; texts: string[] }
  | { name: 'update-signals'; changes: SignalChange[] }
  | { name: 'search'; query: SearchQuery }
  | { name: 'suggest'; text: string; limit: number }
  | { name: 'similar'; text: string; limit: number }
  | { name: 'list-ids'; after: string; limit: number }
  | { name: 'check' }
  | { name: 'close' };

export interface ThreadRequest {
  id: number;
  call: ThreadCall;
}

/** The first reply, of number 0, tells whether the thread could open the index. */
export type ThreadReply = { id: number; value: unknown } | { id: number; error: string };
