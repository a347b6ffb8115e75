import type { ColumnType } from 'kysely';

export type Role = 'reader' | 'contributor' | 'operator';

/** Columns in camel case are those of the accounts library, which alone writes them. */
export interface UserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean | number;
  image: string | null;
  role: Role;
  createdAt: ColumnType<string | Date, string | Date, string | Date>;
  updatedAt: ColumnType<string | Date, string | Date, string | Date>;
}

export interface ApiTokenTable {
  id: string;
  user_id: string;
  name: string;
  token_hash: string;
  created_at: number;
  last_used_at: number | null;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    users: UserTable;
    api_tokens: ApiTokenTable;
  }
}
