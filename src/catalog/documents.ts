import type { Selectable } from 'kysely';
import type { Guarded } from '../access/index.ts';
import type { Format, TextKind } from '../ingest/index.ts';
import { type Db, type LongText, prepare, readLongText, selectLongText } from '../platform/db/index.ts';
import { NotFoundError } from '../platform/errors.ts';
import { ID_PATTERN } from '../platform/ids.ts';
import type { Money } from '../platform/money.ts';
import type { DocumentTable } from './tables.ts';

export interface Document extends Guarded {
  id: string;
  sha256: string;
  /** How many files readers have been given as this document, with the present one. */
  version: number;
  fileName: string;
  bytes: number;
  format: Format | null;
  pagesDone: number;
  failureCode: string | null;
  failureDetail: string | null;
  publishWhenReady: boolean;
  revision: number;
  edited: string[];
  title: string;
  author: string;
  summary: string;
  /** A BCP 47 tag, `und` if unknown. */
  language: string;
  categoryId: string | null;
  licence: string;
  price: Money;
  textKind: TextKind;
  previewText: string;
  coverWidth: number;
  coverHeight: number;
  downloads: number;
  createdAt: number;
  updatedAt: number;
  publishedAt: number | null;
}

/** A document as lists show it: everything but the text, which is most of a row's weight. */
export type DocumentSummary = Omit<Document, 'previewText'>;

export const summaryColumns = [
  'id',
  'owner_id',
  'sha256',
  'version',
  'file_name',
  'bytes',
  'format',
  'stage',
  'pages_done',
  'failure_code',
  'failure_detail',
  'deaths',
  'visibility',
  'publish_when_ready',
  'revision',
  'edited',
  'title',
  'author',
  'summary',
  'language',
  'category_id',
  'licence',
  'price_minor',
  'price_currency',
  'preview_pages',
  'page_count',
  'text_kind',
  'cover_width',
  'cover_height',
  'downloads',
  'created_at',
  'updated_at',
  'published_at',
] as const;

export async function findDocument(db: Db, id: string): Promise<Document | undefined> {
  if (!ID_PATTERN.test(id)) return undefined;
  const [row] = await selectDocument(db, id);
  return row && toDocument(row);
}

const selectDocument = prepare((db, id: string) =>
  db
    .selectFrom('documents')
    .select(summaryColumns)
    .select(selectLongText(db, 'preview_text'))
    .where('id', '=', id),
);

/** What access depends on, and whose pages they are: for routes that are asked far more often than pages. */
export interface GuardedFile extends Guarded {
  id: string;
  sha256: string;
}

export async function findGuardedFile(db: Db, id: string): Promise<GuardedFile | undefined> {
  if (!ID_PATTERN.test(id)) return undefined;
  const [file] = await selectGuardedFile(db, id);
  return file;
}

const selectGuardedFile = prepare((db, id: string) =>
  db
    .selectFrom('documents')
    .select(['id', 'sha256', 'visibility', 'stage', 'owner_id as ownerId', 'price_minor as priceMinor'])
    .select(['preview_pages as previewPages', 'page_count as pageCount'])
    .where('id', '=', id),
);

export async function getDocument(db: Db, id: string): Promise<Document> {
  const document = await findDocument(db, id);
  if (!document) throw new NotFoundError(`there is no document ${id}`);
  return document;
}

/** Documents in the order of `ids`; those that are gone are left out. */
export async function findDocuments(db: Db, ids: string[]): Promise<Document[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select(summaryColumns)
    .select(selectLongText(db, 'preview_text'))
    .where('id', 'in', ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, toDocument(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function findDocumentByHash(db: Db, sha256: string): Promise<Document | undefined> {
  const row = await db
    .selectFrom('documents')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('visibility', '<>', 'removed')
    .executeTakeFirst();
  return row && toDocument(row);
}

export async function listTags(db: Db, documentId: string): Promise<string[]> {
  const rows = await selectTags(db, documentId);
  return rows.map(({ tag }) => tag);
}

const selectTags = prepare((db, documentId: string) =>
  db.selectFrom('document_tags').select('tag').where('document_id', '=', documentId).orderBy('tag'),
);

function toDocument(row: SummaryRow & { preview_text: LongText }): Document {
  return { ...toSummary(row), previewText: readLongText(row.preview_text) };
}

type SummaryRow = Omit<Selectable<DocumentTable>, 'preview_text'>;

export function toSummary(row: SummaryRow): DocumentSummary {
  return {
    id: row.id,
    ownerId: row.owner_id,
    sha256: row.sha256,
    version: row.version,
    fileName: row.file_name,
    bytes: row.bytes,
    format: row.format as Format | null,
    stage: row.stage,
    pagesDone: row.pages_done,
    failureCode: row.failure_code,
    failureDetail: row.failure_detail,
    visibility: row.visibility,
    publishWhenReady: row.publish_when_ready === 1,
    revision: row.revision,
    edited: JSON.parse(row.edited) as string[],
    title: row.title,
    author: row.author,
    summary: row.summary,
    language: row.language,
    categoryId: row.category_id,
    licence: row.licence,
    price: { minor: row.price_minor, currency: row.price_currency },
    priceMinor: row.price_minor,
    previewPages: row.preview_pages,
    pageCount: row.page_count,
    textKind: row.text_kind,
    coverWidth: row.cover_width,
    coverHeight: row.cover_height,
    downloads: row.downloads,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    publishedAt: row.published_at,
  };
}
