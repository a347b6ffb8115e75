import type { IndexBatch, SearchQuery } from '../engine.ts';

export interface ThreadRequest {
  id: number;
  call:
    | { name: 'position' }
    | { name: 'apply'; batch: IndexBatch }
    | { name: 'search'; query: SearchQuery }
    | { name: 'close' };
}

export type ThreadReply = { id: number; value: unknown } | { id: number; error: string };
