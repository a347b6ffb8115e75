import type { Format } from './formats/detect.ts';

/** Whether the pages carry text that can be copied, pictures of text, or both. */
export type TextKind = 'text' | 'scan' | 'mixed' | 'empty';

export interface OutlineItem {
  /** 0 for the outermost. */
  level: number;
  title: string;
  page: number | null;
}

/** What the file says of itself. */
export interface SourceMetadata {
  title?: string;
  author?: string;
  language?: string;
  keywords?: string[];
  description?: string;
}

/** A box in points from the page's top left; `offset` counts UTF-16 units into the page's text. */
export interface WordBox {
  text: string;
  x: number;
  y: number;
  w: number;
  h: number;
  offset: number;
}

export interface ReadPage {
  number: number;
  /** Points, after rotation. */
  width: number;
  height: number;
  text: string;
  boxesStart: number;
  boxesBytes: number;
}

/** A file become pages and text. */
export interface Reading {
  sha256: string;
  format: Format;
  shownKey: string;
  boxesKey: string;
  pages: ReadPage[];
  outline: OutlineItem[];
  metadata: SourceMetadata;
  textKind: TextKind;
}

/** Pixels. */
export const COVER_WIDTH = 480;
export const PREVIEW_WIDTH = 800;
