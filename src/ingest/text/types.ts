/** One character of a page. Points, origin at the top left of the page as it is shown. */
export interface Glyph {
  /** The characters the file gives for it; usually one. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Where its baseline starts. */
  readonly originX: number;
  readonly originY: number;
  /** The em, in points. */
  readonly size: number;
  /** Degrees clockwise, 0 to 359, from text that runs left to right. */
  readonly angle: number;
  /** Put in by the engine (a guessed space or line end), not by the file. */
  readonly generated: boolean;
  /** The engine takes it for a hyphen at a line's end. */
  readonly hyphen: boolean;
  /** The file does not say which character this is: the text is a guess. */
  readonly unmapped: boolean;
  /** Painted invisibly, as recognised text over a scan is. */
  readonly hidden: boolean;
  /** More letters of the ligature before it: one code of the file stands for all of them. */
  readonly continues: boolean;
}

/** A level or upright line drawn on a page. Points, origin at the top left of the page as it is shown. */
export interface Rule {
  readonly level: boolean;
  /** Its height on the page if level, else its distance from the left. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A run of characters on one line; `text === page.text.slice(offset, offset + text.length)`. */
export interface WordBox {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** In UTF-16 units. */
  readonly offset: number;
}

/** What is known of the pages of a document that we laid out ourselves. */
export interface LaidText {
  /** In points, from the lower edge of a page: all that stands in it is the number of the page. */
  readonly footer: number;
  /** The text as the source has it, in the order of the pages; null where only the pages tell. */
  readonly lines: readonly string[] | null;
}

export interface PageText {
  /** Paragraphs, headings, list items and table rows, one a line; a tab parts the cells of a row. */
  readonly text: string;
  readonly words: readonly WordBox[];
}
