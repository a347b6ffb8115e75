import type { PdfMetadata } from './metadata.ts';
import type { OutlineEntry } from './outline.ts';
import type { PageKind } from './page-kind.ts';

/** What the PDF child is asked. Pages are numbered from 1, widths are in pixels. */
export interface ReadRequest {
  kind: 'read';
  path: string;
  /** A `LaidText` as JSON, for a document that we laid out. */
  text: string | undefined;
  maxPages: number;
  /** How many pages from the first get a picture of `pictureWidth`; the first one also of `coverWidth`. */
  pictures: number;
  coverWidth: number;
  pictureWidth: number;
}

export interface RenderRequest {
  kind: 'render';
  path: string;
  page: number;
  width: number;
}

export type PdfRequest = ReadRequest | RenderRequest;

export type ReadProgress =
  | { kind: 'counted'; pageCount: number }
  | {
      kind: 'pages';
      /** `boxes` is a deflated JSON array of word boxes. */
      pages: Array<{ number: number; width: number; height: number; text: string; boxes: Uint8Array }>;
    }
  | { kind: 'picture'; page: number; asked: number; webp: Uint8Array; width: number; height: number };

export type PdfReply =
  | {
      kind: 'read';
      pageCount: number;
      outline: OutlineEntry[];
      metadata: PdfMetadata;
      kinds: Record<PageKind, number>;
    }
  | { kind: 'picture'; webp: Uint8Array; width: number; height: number };
