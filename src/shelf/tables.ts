/** Times are milliseconds since 1970. */
export interface FavouriteTable {
  account_id: string;
  document_id: string;
  created_at: number;
}

/** Who may read a list: its owner alone, whoever has the link, or everybody. */
export type ListVisibility = 'private' | 'link' | 'public';

export interface ListTable {
  id: string;
  account_id: string;
  title: string;
  description: string;
  visibility: ListVisibility;
  /** Part of the link, so that it cannot be guessed. */
  secret: string;
  created_at: number;
  updated_at: number;
}

export interface ListItemTable {
  list_id: string;
  document_id: string;
  /** Items stand in this order; numbers may be left out. */
  position: number;
  note: string;
  added_at: number;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    favourites: FavouriteTable;
    lists: ListTable;
    list_items: ListItemTable;
  }
}
