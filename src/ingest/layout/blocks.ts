/** A run of text or something set within a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: InlineStyle; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'image'; key: string; alt: string }
  | { kind: 'anchor'; id: string }
  | { kind: 'break' };

export type InlineStyle = 'strong' | 'emphasis' | 'strike' | 'superscript' | 'subscript';

export type Alignment = 'left' | 'center' | 'right';

export interface Cell {
  inlines: Inline[];
  columns: number;
  rows: number;
  header: boolean;
  align?: Alignment;
}

export interface TableBlock {
  kind: 'table';
  headerRows: number;
  rows: Cell[][];
  /** Relative widths, one per column; without them the typesetter decides. */
  widths?: number[];
  /** Data sheets are set smaller than tables within prose. */
  sheet?: boolean;
}

export interface ListBlock {
  kind: 'list';
  marker: 'bullet' | 'number' | 'none';
  start: number;
  items: Block[][];
}

export type Block =
  | { kind: 'heading'; level: number; inlines: Inline[] }
  | { kind: 'paragraph'; inlines: Inline[]; role?: 'caption'; align?: Alignment }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'image'; key: string; alt: string; fullPage?: boolean }
  | { kind: 'rule' }
  | { kind: 'pageBreak' }
  | { kind: 'anchor'; id: string }
  | ListBlock
  | TableBlock;

export interface DocumentMetadata {
  title?: string;
  author?: string;
  /** BCP 47 */
  language?: string;
  keywords?: string[];
  description?: string;
}

/** An outline entry that the source itself names; `anchor` is the id of an anchor in the blocks. */
export interface OutlineEntry {
  level: number;
  title: string;
  anchor: string;
}

export interface LaidDocument {
  metadata: DocumentMetadata;
  blocks: Block[];
  /** PNG, JPEG or WebP bytes by the keys that image blocks name. */
  images: Map<string, Uint8Array>;
  /** Replaces the outline made of headings. */
  outline?: OutlineEntry[];
  page: PageStyle;
  direction?: 'ltr' | 'rtl';
  /** Paragraphs are too short for an indent to show: they are set apart by space in any style. */
  shortParagraphs?: boolean;
}

/** `book`: a small page of indented paragraphs; `article`: a larger page of spaced ones; sheets are for data. */
export type PageStyle = 'book' | 'article' | 'sheet' | 'wideSheet';
