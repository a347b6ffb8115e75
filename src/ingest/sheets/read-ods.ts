import { SaxesParser } from 'saxes';
import { withArchive } from '../formats/archive.ts';
import { SheetBuilder, SheetsBudget } from './sheet-builder.ts';
import { type Sheet, type SheetCell, sheetsLimits } from './types.ts';

/** Elements whose text is no cell's: remarks, drawings, and what was deleted but is still kept. */
const SKIPPED = new Set([
  'annotation',
  'tracked-changes',
  'shapes',
  'frame',
  'g',
  'custom-shape',
  'dde-links',
]);
const NUMBERS = new Set(['float', 'percentage', 'currency']);

/** The sheets of an OpenDocument workbook as they are shown: no hidden ones, nor their hidden rows and columns. */
export async function readOds(path: string): Promise<Sheet[]> {
  return await withArchive(path, async (archive) => {
    const reader = new ContentReader();
    const decoder = new TextDecoder();
    await archive.stream('content.xml', (chunk) => reader.write(decoder.decode(chunk, { stream: true })));
    return reader.finish();
  });
}

class ContentReader {
  readonly #parser = new SaxesParser();
  readonly #budget = new SheetsBudget();
  readonly #sheets: Sheet[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #builder: SheetBuilder | undefined;
  #column = 0;
  #row: { cells: SheetCell[]; times: number; isHidden: boolean } | undefined;
  #cell: { text: string; paragraphs: number; isNumber: boolean; times: number; span: number } | undefined;
  /** How deep the reader is in what is skipped, and in tables. */
  #skipped = 0;
  #tables = 0;
  #inParagraph = 0;

  constructor() {
    this.#parser.on('error', () => {});
    this.#parser.on('opentag', ({ name, attributes }) =>
      this.#open(localName(name), byLocalName(attributes)),
    );
    this.#parser.on('closetag', ({ name }) => this.#close(localName(name)));
    this.#parser.on('text', (text) => this.#text(text));
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  finish(): Sheet[] {
    this.#parser.close();
    return this.#sheets;
  }

  #open(name: string, of: Record<string, string>): void {
    if (this.#skipped > 0 || SKIPPED.has(name)) {
      this.#skipped += 1;
    } else if (name === 'table') {
      this.#tables += 1;
      if (this.#tables === 1) this.#openTable(of);
    } else if (name === 'style') {
      this.#style = of['name'] ?? '';
    } else if (name === 'table-properties' && of['display'] === 'false') {
      this.#hiddenStyles.add(this.#style);
    } else if (this.#tables === 1 && this.#builder) {
      this.#openInTable(name, of);
    }
  }

  #openTable(of: Record<string, string>): void {
    const isHidden = this.#hiddenStyles.has(of['style-name'] ?? '');
    const isTooMany = this.#sheets.length >= sheetsLimits.sheets;
    this.#column = 0;
    this.#builder = isHidden || isTooMany ? undefined : new SheetBuilder(of['name'] ?? '', this.#budget);
  }

  #openInTable(name: string, of: Record<string, string>): void {
    if (name === 'table-column') this.#takeColumns(count(of['number-columns-repeated']), of['visibility']);
    else if (name === 'table-row')
      this.#row = {
        cells: [],
        times: count(of['number-rows-repeated']),
        isHidden: isHidden(of['visibility']),
      };
    else if (name === 'table-cell' || name === 'covered-table-cell')
      this.#cell = {
        text: '',
        paragraphs: 0,
        isNumber: NUMBERS.has(of['value-type'] ?? ''),
        times: count(of['number-columns-repeated']),
        span: count(of['number-columns-spanned']),
      };
    else if (name === 'p' && this.#cell) {
      if (this.#cell.paragraphs > 0) this.#cell.text += '\n';
      this.#cell.paragraphs += 1;
      this.#inParagraph += 1;
    } else if (name === 's') this.#text(' '.repeat(Math.min(count(of['c']), 20)));
    else if (name === 'tab') this.#text(' ');
    else if (name === 'line-break') this.#text('\n');
  }

  #takeColumns(times: number, visibility: string | undefined): void {
    const known = Math.min(times, 2 * sheetsLimits.columns);
    if (isHidden(visibility))
      for (let index = 0; index < known; index++) this.#builder?.hideColumn(this.#column + index);
    this.#column += times;
  }

  #text(text: string): void {
    if (this.#skipped > 0 || !this.#cell || this.#inParagraph === 0) return;
    // What is beyond any cell's limit is not gathered either.
    if (this.#cell.text.length <= sheetsLimits.cellCharacters) this.#cell.text += text;
  }

  #close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
    } else if (name === 'table') {
      if (this.#tables === 1) this.#closeTable();
      this.#tables -= 1;
    } else if (this.#tables === 1 && this.#builder) {
      if (name === 'p' && this.#inParagraph > 0) this.#inParagraph -= 1;
      else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
      else if (name === 'table-row') this.#closeRow();
    }
  }

  #closeCell(): void {
    const { text, isNumber, times, span } = this.#cell ?? { text: '', isNumber: false, times: 0, span: 1 };
    this.#cell = undefined;
    const cells = this.#row?.cells;
    if (!cells) return;
    const cell = cellOf(text.trim(), isNumber, Math.min(span, sheetsLimits.columns));
    const room = 2 * sheetsLimits.columns - cells.length;
    for (let time = 0; time < Math.min(times, room); time++) cells.push(cell);
  }

  #closeRow(): void {
    if (this.#row) this.#builder?.addRow(this.#row.cells, this.#row.times, this.#row.isHidden);
    this.#row = undefined;
  }

  #closeTable(): void {
    const sheet = this.#builder?.finish();
    if (sheet) this.#sheets.push(sheet);
    this.#builder = undefined;
  }
}

function cellOf(text: string, isNumber: boolean, span: number): SheetCell {
  if (span > 1 && text !== '') return [text, isNumber ? 1 : 0, span];
  return isNumber && text !== '' ? [text, 1] : text;
}

function isHidden(visibility: string | undefined): boolean {
  return visibility === 'collapse' || visibility === 'filter';
}

function count(text: string | undefined): number {
  const number = Number(text ?? '1');
  return Number.isInteger(number) && number > 0 ? number : 1;
}

function byLocalName(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
