import { type Db, prepare, readLongText, selectLongText, type Tx } from '../platform/db/index.ts';
import type { PageTable } from './tables.ts';
import type { OutlineItem, Reading, SourceMetadata } from './types.ts';

const INSERT_ROWS = 500;

export interface Source {
  shownKey: string;
  boxesKey: string;
  pageCount: number;
  outline: OutlineItem[];
  metadata: SourceMetadata;
}

/** Keeps a reading, in place of any earlier one of the same file. */
export async function saveReading(tx: Tx, reading: Reading): Promise<void> {
  const { sha256 } = reading;
  await tx.deleteFrom('pages').where('sha256', '=', sha256).execute();
  await tx.deleteFrom('sources').where('sha256', '=', sha256).execute();
  await tx
    .insertInto('sources')
    .values({
      sha256,
      shown_key: reading.shownKey,
      boxes_key: reading.boxesKey,
      page_count: reading.pages.length,
      outline: JSON.stringify(reading.outline),
      metadata: JSON.stringify(reading.metadata),
      read_at: Date.now(),
    })
    .execute();
  const rows = reading.pages.map(
    (page): PageTable => ({
      sha256,
      number: page.number,
      width: page.width,
      height: page.height,
      text: page.text,
      boxes_start: page.boxesStart,
      boxes_bytes: page.boxesBytes,
    }),
  );
  for (let start = 0; start < rows.length; start += INSERT_ROWS) {
    await tx
      .insertInto('pages')
      .values(rows.slice(start, start + INSERT_ROWS))
      .execute();
  }
}

export async function findSource(db: Db, sha256: string): Promise<Source | undefined> {
  const row = await db.selectFrom('sources').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  return (
    row && {
      shownKey: row.shown_key,
      boxesKey: row.boxes_key,
      pageCount: row.page_count,
      outline: JSON.parse(row.outline) as OutlineItem[],
      metadata: JSON.parse(row.metadata) as SourceMetadata,
    }
  );
}

export interface PageSize {
  number: number;
  width: number;
  height: number;
}

/** Sizes of pages 1 to `last`, in points. */
export async function listPageSizes(db: Db, sha256: string, last: number): Promise<PageSize[]> {
  return await selectPageSizes(db, sha256, last);
}

const selectPageSizes = prepare((db, sha256: string, last: number) =>
  db
    .selectFrom('pages')
    .select(['number', 'width', 'height'])
    .where('sha256', '=', sha256)
    .where('number', '<=', last)
    .orderBy('number'),
);

/** Texts of pages `first` to `last`. */
export async function listPageTexts(db: Db, sha256: string, first: number, last: number): Promise<string[]> {
  const rows = await selectPageTexts(db, sha256, first, last);
  return rows.map(({ text }) => readLongText(text));
}

const selectPageTexts = prepare(pageTexts);

/**
 * As `listPageTexts`, for who reads every document there is: past the mapped file, of which the server would then
 * come to hold the whole.
 */
export async function readPageTexts(db: Db, sha256: string, first: number, last: number): Promise<string[]> {
  const rows = await pageTexts(db, sha256, first, last).execute();
  return rows.map(({ text }) => readLongText(text));
}

function pageTexts(db: Db, sha256: string, first: number, last: number) {
  return db
    .selectFrom('pages')
    .select(selectLongText(db, 'text'))
    .where('sha256', '=', sha256)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .orderBy('number');
}

export async function removeSource(tx: Tx, sha256: string): Promise<void> {
  await tx.deleteFrom('pages').where('sha256', '=', sha256).execute();
  await tx.deleteFrom('sources').where('sha256', '=', sha256).execute();
}
