import type { Generated, Updateable } from 'kysely';
import type { TextKind } from '../ingest/index.ts';

export type Stage = 'received' | 'reading' | 'pictures' | 'ready' | 'failed';
export type Visibility = 'draft' | 'review' | 'published' | 'removed';

/** Times are milliseconds since 1970; flags are 0 or 1. */
export interface DocumentTable {
  id: string;
  owner_id: string;
  sha256: string;
  /** 1 for the first file that readers were given, then one more for each that took its place. */
  version: Generated<number>;
  file_name: string;
  bytes: number;
  format: string | null;
  stage: Stage;
  pages_done: Generated<number>;
  failure_code: string | null;
  failure_detail: string | null;
  /** How often processing this file took its process down. */
  deaths: Generated<number>;
  visibility: Visibility;
  publish_when_ready: Generated<number>;
  /** Grows with every edit by a person, so that two at once notice each other. */
  revision: Generated<number>;
  /** JSON array of the fields a person has set, which suggestions leave alone. */
  edited: Generated<string>;
  title: string;
  author: Generated<string>;
  summary: Generated<string>;
  language: Generated<string>;
  category_id: string | null;
  licence: string;
  price_minor: Generated<number>;
  price_currency: string;
  preview_pages: number;
  page_count: Generated<number>;
  text_kind: Generated<TextKind>;
  /** At most 2,000 characters, from free pages only. */
  preview_text: Generated<string>;
  cover_width: Generated<number>;
  cover_height: Generated<number>;
  downloads: Generated<number>;
  created_at: number;
  updated_at: number;
  published_at: number | null;
}

export type DocumentUpdate = Updateable<DocumentTable>;

/** A file that is, was, or is to become a document's; a document that never had another file has no rows. */
export interface DocumentVersionTable {
  id: string;
  document_id: string;
  /** Null until it has been served: on its way, or failed. */
  number: number | null;
  sha256: string;
  file_name: string;
  bytes: number;
  format: string | null;
  stage: Stage;
  pages_done: Generated<number>;
  page_count: Generated<number>;
  failure_code: string | null;
  failure_detail: string | null;
  deaths: Generated<number>;
  created_at: number;
  /** While it was the document's file; no end for the present one. */
  served_from: number | null;
  served_until: number | null;
}

export interface CategoryTable {
  id: string;
  slug: string;
  name_zh: string;
  name_en: string;
  /** Words, separated by line breaks, whose presence in a document suggests the category. */
  keywords: string;
  position: number;
}

export interface DocumentTagTable {
  document_id: string;
  tag: string;
}

/** Every change that readers can notice, for search to follow. Identifiers sort by age. */
export interface DocumentChangeTable {
  id: string;
  document_id: string;
}

declare module '../platform/db/tables.ts' {
  interface Tables {
    documents: DocumentTable;
    document_versions: DocumentVersionTable;
    categories: CategoryTable;
    document_tags: DocumentTagTable;
    document_changes: DocumentChangeTable;
  }
}
