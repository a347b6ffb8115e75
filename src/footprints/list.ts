import type { Reader } from '../access/index.ts';
import type { Document } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { wordMatcher } from '../search/index.ts';
import { findShown } from './shown.ts';
import './tables.ts';

export interface Footprint {
  documentId: string;
  /** The document's own, or what it was called while it was there. */
  title: string;
  firstAt: number;
  lastAt: number;
  /** Undefined for a document that is gone, or that is not shown to this reader any more. */
  document: Document | undefined;
  owned: boolean;
}

export interface FootprintFilter {
  /** Each must be in the title or the author's name; width, case and script are alike. */
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
  { trail, reader }: { trail: string; reader: Reader | undefined },
  filter: FootprintFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<FootprintList> {
  const found = matchWords(await selectRows(db, trail, filter), filter.words);
  const rows = found.slice(offset, offset + limit);
  const shown = await findShown(
    db,
    reader,
    rows.map(({ documentId }) => documentId),
  );
  const footprints = rows.map(({ documentId, opened, firstAt, lastAt }) => {
    const { document, owned = false } = shown.get(documentId) ?? {};
    return { documentId, title: document?.title || opened, firstAt, lastAt, document, owned };
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

/** A trail is short enough for its rows to be looked through here. */
function matchWords(rows: Row[], words = ''): Row[] {
  const matches = wordMatcher(words);
  return rows.filter(({ opened, published, author }) => matches(opened, published ?? '', author ?? ''));
}
