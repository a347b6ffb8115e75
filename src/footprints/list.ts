import { maySee, type Reader } from '../access/index.ts';
import { type Document, findDocuments } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import './tables.ts';

export interface Footprint {
  documentId: string;
  /** The document's own, or what it was called when it was there. */
  title: string;
  firstAt: number;
  lastAt: number;
  /** Undefined for a document that is gone, or that is not shown to this reader any more. */
  document: Document | undefined;
}

export interface FootprintFilter {
  /** Every one must be in title or author. */
  words?: string | undefined;
  categoryId?: string | undefined;
  /** Milliseconds since 1970; `end` is outside. */
  start?: number | undefined;
  end?: number | undefined;
}

export interface FootprintList {
  footprints: Footprint[];
  total: number;
}

/** A trail's footprints that the filter lets through, the latest first. */
export async function listFootprints(
  db: Db,
  trail: string,
  reader: Reader | undefined,
  filter: FootprintFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<FootprintList> {
  const found = matchWords(await selectRows(db, trail, filter), filter.words);
  const shown = found.slice(offset, offset + limit);
  const documents = await findDocuments(
    db,
    shown.map(({ documentId }) => documentId),
  );
  const visible = new Map(
    documents.filter((document) => maySee(reader, document)).map((document) => [document.id, document]),
  );
  const footprints = shown.map(({ documentId, opened, firstAt, lastAt }) => {
    const document = visible.get(documentId);
    return { documentId, title: document?.title || opened, firstAt, lastAt, document };
  });
  return { footprints, total: found.length };
}

interface Row {
  documentId: string;
  /** The title it was opened under. */
  opened: string;
  firstAt: number;
  lastAt: number;
  author: string | null;
  published: string | null;
}

async function selectRows(db: Db, trail: string, filter: FootprintFilter): Promise<Row[]> {
  let select = db
    .selectFrom('footprints')
    .leftJoin('documents', (join) =>
      join.onRef('documents.id', '=', 'footprints.document_id').on('documents.visibility', '=', 'published'),
    )
    .select(['document_id as documentId', 'footprints.title as opened', 'first_at as firstAt'])
    .select(['last_at as lastAt', 'documents.author', 'documents.title as published'])
    .where('trail', '=', trail);
  if (filter.categoryId) select = select.where('documents.category_id', '=', filter.categoryId);
  if (filter.start !== undefined) select = select.where('last_at', '>=', filter.start);
  if (filter.end !== undefined) select = select.where('last_at', '<', filter.end);
  return await select.orderBy('last_at', 'desc').orderBy('document_id', 'desc').execute();
}

/** A trail is short: its rows are looked through here, with width and case alike. */
function matchWords(rows: Row[], words: string | undefined): Row[] {
  const wanted = fold(words ?? '').split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter(({ opened, published, author }) => {
    const text = fold(`${opened} ${published ?? ''} ${author ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
