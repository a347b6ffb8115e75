import { whoReads } from '../access/index.ts';
import { type Document, type DocumentSummary, listPublished } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { findProgress, type Progress } from '../reader/index.ts';
import type { PageContext } from '../ui/page-context.ts';
import { findShown } from './shown.ts';
import './tables.ts';
import { trailOf } from './trail.ts';

export interface Suggestions {
  /** Begun and not read to the end, the latest first. */
  unfinished: Array<{ document: Document; progress: Progress }>;
  /** The document read last, and others like it that the reader has not opened. */
  because: { document: Document; similar: DocumentSummary[] } | undefined;
}

export type FindSimilar = (document: Document) => Promise<DocumentSummary[]>;

const LOOKED_AT = 40;
const MOST_UNFINISHED = 3;
const MOST_SIMILAR = 6;

/** What a trail says about where its reader may want to go; undefined for somebody without one. */
export async function findSuggestions(
  db: Db,
  page: PageContext,
  similar: FindSimilar = () => Promise.resolve([]),
): Promise<Suggestions | undefined> {
  const trail = trailOf(page);
  const recent = trail ? await listRecent(db, trail) : [];
  if (recent.length === 0) return undefined;
  const [shown, progress] = await Promise.all([
    findShown(db, whoReads(page), recent),
    findProgress(db, { account: page.account?.id, visitor: page.visitor }, recent),
  ]);
  const documents = recent.flatMap((id) => shown.get(id)?.document ?? []);
  const unfinished = documents
    .flatMap((document) => {
      const read = progress.get(document.id);
      return read && isUnfinished(read, document) ? [{ document, progress: read }] : [];
    })
    .toSorted((a, b) => b.progress.readAt - a.progress.readAt)
    .slice(0, MOST_UNFINISHED);
  return { unfinished, because: await findBecause(db, documents, new Set(recent), similar) };
}

function isUnfinished({ lastPage, furthestPage }: Progress, { pageCount }: Document): boolean {
  return lastPage > 1 && furthestPage < pageCount;
}

/** Alike by what they say, as far as the index knows; else of the same category. */
async function findBecause(
  db: Db,
  documents: Document[],
  opened: Set<string>,
  findSimilar: FindSimilar,
): Promise<Suggestions['because']> {
  const [document] = documents;
  if (!document) return undefined;
  const isNew = ({ id }: DocumentSummary) => id !== document.id && !opened.has(id);
  // An index that cannot be asked is no reason to show no home page.
  const alike = (await findSimilar(document).catch(() => [])).filter(isNew);
  const similar = alike.length > 0 ? alike : (await ofSameCategory(db, document)).filter(isNew);
  return similar.length > 0 ? { document, similar: similar.slice(0, MOST_SIMILAR) } : undefined;
}

async function ofSameCategory(db: Db, { categoryId }: Document): Promise<DocumentSummary[]> {
  if (!categoryId) return [];
  return await listPublished(db, { categoryId, order: 'popular', limit: LOOKED_AT + MOST_SIMILAR });
}

async function listRecent(db: Db, trail: string): Promise<string[]> {
  const rows = await db
    .selectFrom('footprints')
    .select('document_id as id')
    .where('trail', '=', trail)
    .orderBy('last_at', 'desc')
    .limit(LOOKED_AT)
    .execute();
  return rows.map(({ id }) => id);
}
