import { LRUCache } from 'lru-cache';
import { keptSheets, type Sheet, type SheetRow } from '../../ingest/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Storage } from '../../storage/index.ts';
import { getReadablePages } from '../readable-pages.ts';
import type { Opened } from '../rights.ts';
import { rowsOnPages } from './rows-on-pages.ts';

export interface ShownSheet extends Omit<Sheet, 'rows'> {
  /** Those that this reader may see. */
  rows: SheetRow[];
  /** Whether there are others. */
  isPart: boolean;
}

const SHEETS = ['xlsx', 'xls', 'ods', 'csv'];
const MOST_PREVIEWS = 50;

/** What of the sheets lies on the first pages of a file, by the file and their number. */
const previews = new LRUCache<string, ShownSheet[]>({ max: MOST_PREVIEWS });

/**
 * The document's sheets as far as the reader may see them: all rows with all pages, else those that stand on
 * the pages they may see. Undefined where the file has no table form.
 */
export async function findTable(
  db: Db,
  storage: Storage,
  { document, visible }: Opened,
): Promise<ShownSheet[] | undefined> {
  const { sha256, pageCount } = document;
  const sheets = await keptSheets.find(storage, sha256);
  if (!sheets || visible >= pageCount) return sheets?.map((sheet) => ({ ...sheet, isPart: false }));
  const key = `${sha256} ${visible}`;
  const known = previews.get(key);
  if (known) return known;
  const { texts } = await getReadablePages(db, sha256, pageCount);
  const rows = rowsOnPages(sheets, texts.slice(0, visible).join('\n'));
  const shown = sheets.map((sheet, index) => preview(sheet, rows[index] ?? []));
  previews.set(key, shown);
  return shown;
}

/** Whether this reader would find more than a heading in the document's table form. */
export async function offersTable(db: Db, storage: Storage, opened: Opened): Promise<boolean> {
  const { document, visible } = opened;
  if (visible === 0 || !SHEETS.includes(document.format ?? '')) return false;
  if (visible >= document.pageCount) return await keptSheets.has(storage, document.sha256);
  return (await findTable(db, storage, opened))?.some(({ rows }) => rows.length > 1) ?? false;
}

/** What is nowhere in the rows shown is not told either: neither the sheet's name nor how wide it is. */
function preview(sheet: Sheet, rows: SheetRow[]): ShownSheet {
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return {
    name: rows.length > 0 ? sheet.name : '',
    columns: sheet.columns.slice(0, widest),
    rows,
    isCut: false,
    isPart: true,
  };
}
