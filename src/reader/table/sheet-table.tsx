import { langOf } from '../../catalog/pages/document-words.ts';
import type { Document } from '../../catalog/index.ts';
import type { SheetCell, SheetRow } from '../../ingest/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { columnLetters } from './column-letters.ts';
import type { ShownSheet } from './find-table.ts';

export interface SheetTableProps {
  page: PageContext;
  document: Document;
  sheet: ShownSheet;
  number: number;
  part: number;
  step: number;
}

/** Letters of the columns and the first row stay in sight, and so do the rows' numbers. */
export function SheetTable({ page, document, sheet, number, part, step }: SheetTableProps) {
  const { t } = page;
  const [head, ...rows] = sheet.rows;
  const label = sheet.name || t.table.sheet(number);
  return (
    <div class="sheet-frame mt-6" role="region" aria-label={label} tabindex={0}>
      <table class="sheet-table" lang={langOf(document)}>
        <caption class="sr-only">{label}</caption>
        <thead>
          <tr class="sheet-letters">
            <td />
            {sheet.columns.map((column) => (
              <th scope="col">{columnLetters(column)}</th>
            ))}
          </tr>
          {head && <Row row={head} width={sheet.columns.length} isHead />}
        </thead>
        <tbody>
          {rows.slice((part - 1) * step, part * step).map((row) => (
            <Row row={row} width={sheet.columns.length} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, width, isHead = false }: { row: SheetRow; width: number; isHead?: boolean }) {
  return (
    <tr>
      <th scope="row" class="sheet-number">
        {row.number}
      </th>
      {cellsOf(row, width).map(({ text, isNumber, span }) => {
        const kind = isNumber ? 'sheet-amount' : undefined;
        return isHead ? (
          <th scope="col" class={kind} colspan={span > 1 ? span : undefined}>
            {text}
          </th>
        ) : (
          <td class={kind} colspan={span > 1 ? span : undefined}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}

interface ShownCell {
  text: string;
  isNumber: boolean;
  span: number;
}

/** As many as the table is wide: cells that another spans are left out, missing ones are blank. */
function cellsOf({ cells }: SheetRow, width: number): ShownCell[] {
  const shown: ShownCell[] = [];
  for (let column = 0; column < width; ) {
    const cell = readCell(cells[column] ?? '');
    const covered = cells.slice(column + 1, column + cell.span);
    const hidesNothing = covered.every((other) => readCell(other).text === '');
    const span = hidesNothing ? Math.min(cell.span, width - column) : 1;
    shown.push({ ...cell, span });
    column += span;
  }
  return shown;
}

function readCell(cell: SheetCell): ShownCell {
  if (typeof cell === 'string') return { text: cell, isNumber: false, span: 1 };
  const [text, isNumber, span = 1] = cell;
  return { text, isNumber: isNumber === 1, span };
}
