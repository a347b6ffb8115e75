import type { Language } from '../ui/messages/index.ts';

export type FollowKind = 'category' | 'contributor' | 'search';
export type Frequency = 'never' | 'daily' | 'weekly';

export interface FollowTable {
  id: string;
  account_id: string;
  kind: FollowKind;
  /** A category's or an account's identifier, or the words of a search. */
  target: string;
  created_at: number;
}

/** What is kept of everybody who follows something. Times are milliseconds since 1970. */
export interface FollowerTable {
  account_id: string;
  frequency: Frequency;
  /** Of their letters. */
  language: Language;
  /** Letters have told of what was published until then. */
  told_until: number;
  /** Part of the addresses that stop the letters and hold the feed: whoever has one needs no more. */
  stop_secret: string;
  feed_secret: string;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    follows: FollowTable;
    followers: FollowerTable;
  }
}
