import type { Language, Messages } from './messages/index.ts';

export const THEMES = ['paper', 'ink', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** What every page knows of the reader, the library and itself. */
export interface PageContext {
  language: Language;
  t: Messages;
  theme: Theme;
  libraryName: string;
  account: { id: string; name: string; role: 'reader' | 'contributor' | 'operator' } | undefined;
  /** Who reads without an account, where their signed cookie came along. */
  visitor?: string | undefined;
  /** Documents in the reader's cart, and those that are theirs; absent for nobody. */
  marks?: { inCart: ReadonlySet<string>; held: ReadonlySet<string> } | undefined;
  /** Path and query of this page, for forms that come back here. */
  url: string;
  baseUrl: string;
  assets: Assets;
}

/** URLs of the built files. */
export interface Assets {
  style: string;
  main: string;
  upload: string;
  reader: string;
  readerStyle: string;
}
