/** A cell as its sheet shows it; numbers stand to the right, and a cell may span columns. */
export type SheetCell = string | [text: string, isNumber: 0 | 1, span?: number];

export interface SheetRow {
  /** As the program that made the sheet counts, from 1. */
  number: number;
  /** One for each of the sheet's columns, up to the last that holds something. */
  cells: SheetCell[];
}

export interface Sheet {
  name: string;
  /** Numbers of the columns that are shown, from 1. */
  columns: number[];
  rows: SheetRow[];
  /** There was more than the limits let through. */
  isCut: boolean;
}

/** What is kept of a workbook for its table form; the whole stays in the original. */
export const sheetsLimits = {
  sheets: 40,
  rows: 5_000,
  columns: 100,
  /** Of the whole workbook. */
  cells: 100_000,
  cellCharacters: 1_000,
  characters: 4_000_000,
};
