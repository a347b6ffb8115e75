import { type Sheet, type SheetCell, sheetsLimits } from './types.ts';

/** What is left of the limits of a whole workbook. */
export class SheetsBudget {
  #cells = 0;
  #characters = 0;

  /** False once there is no room for this cell. */
  spend(text: string): boolean {
    this.#cells += 1;
    this.#characters += text.length;
    return this.#cells <= sheetsLimits.cells && this.#characters <= sheetsLimits.characters;
  }
}

/** Rows of a sheet as they come, within the limits; of several blank rows one is kept. */
export class SheetBuilder {
  readonly sheet: Sheet;
  readonly #budget: SheetsBudget;
  readonly #hidden = new Set<number>();
  #number = 0;
  #widest = 0;
  #isFull = false;

  constructor(name: string, budget: SheetsBudget) {
    this.sheet = { name, columns: [], rows: [], isCut: false };
    this.#budget = budget;
  }

  /** Columns are counted from 0. */
  hideColumn(column: number): void {
    this.#hidden.add(column);
  }

  /** Takes a row that stands `times` times one below the other. */
  addRow(cells: SheetCell[], times: number, isHidden: boolean): void {
    const shown = trimmed(cells.filter((_, column) => !this.#hidden.has(column)));
    if (isHidden || shown.length === 0) {
      const last = this.sheet.rows.at(-1);
      if (!isHidden && last && last.cells.length > 0)
        this.sheet.rows.push({ number: this.#number + 1, cells: [] });
      this.#number += times;
      return;
    }
    for (let time = 0; time < times && !this.#isFull; time++) this.#keep(shown);
  }

  #keep(cells: SheetCell[]): void {
    this.#number += 1;
    const { rows } = this.sheet;
    const kept = cells.slice(0, sheetsLimits.columns).map(shortened);
    if (rows.length >= sheetsLimits.rows || !kept.every((cell) => this.#budget.spend(textOf(cell)))) {
      this.#isFull = true;
      this.sheet.isCut = true;
      return;
    }
    if (kept.length < cells.length) this.sheet.isCut = true;
    this.#widest = Math.max(this.#widest, kept.length);
    rows.push({ number: this.#number, cells: kept });
  }

  /** The sheet, or undefined where nothing stands in it. */
  finish(): Sheet | undefined {
    const { rows, columns } = this.sheet;
    while (rows.at(-1)?.cells.length === 0) rows.pop();
    for (let column = 0; columns.length < this.#widest; column++)
      if (!this.#hidden.has(column)) columns.push(column + 1);
    return rows.length > 0 ? this.sheet : undefined;
  }
}

function textOf(cell: SheetCell): string {
  return typeof cell === 'string' ? cell : cell[0];
}

function shortened(cell: SheetCell): SheetCell {
  const text = textOf(cell);
  if (text.length <= sheetsLimits.cellCharacters) return cell;
  return `${text.slice(0, sheetsLimits.cellCharacters).toWellFormed()}…`;
}

function trimmed(cells: SheetCell[]): SheetCell[] {
  const last = cells.findLastIndex((cell) => textOf(cell) !== '');
  return cells.slice(0, last + 1);
}
