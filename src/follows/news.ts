import { type Document, findDocuments, listTags } from '../catalog/index.ts';
import type { Db } from '../platform/db/index.ts';
import { wordMatcher } from '../search/index.ts';
import type { Follow } from './follows.ts';

export interface Span {
  /** Milliseconds since 1970; outside, so that spans join without doubles. */
  after: number;
  /** Inside. */
  until: number;
}

/** More than anybody looks through; what lies further back is left out. */
const MOST_LOOKED_AT = 2_000;

/**
 * Documents published within the span that somebody follows, the latest first. A saved search looks for
 * all its words in the title, author, keywords, summary and preview: what everybody may read.
 */
export async function findNews(
  db: Db,
  follows: Follow[],
  { after, until }: Span,
  limit: number,
): Promise<Document[]> {
  if (follows.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'category_id', 'owner_id'])
    .where('visibility', '=', 'published')
    .where('published_at', '>', after)
    .where('published_at', '<=', until)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LOOKED_AT)
    .execute();
  const targets = new Set(follows.filter(({ kind }) => kind !== 'search').map(({ target }) => target));
  const searches = follows.filter(({ kind }) => kind === 'search').map(({ target }) => wordMatcher(target));
  const news: Document[] = [];
  for (const row of rows) {
    if (news.length >= limit) break;
    const followed = targets.has(row.owner_id) || targets.has(row.category_id ?? '');
    if (!followed && searches.length === 0) continue;
    const [document] = await findDocuments(db, [row.id]);
    if (document && (followed || (await isFound(db, document, searches)))) news.push(document);
  }
  return news;
}

async function isFound(
  db: Db,
  document: Document,
  searches: Array<ReturnType<typeof wordMatcher>>,
): Promise<boolean> {
  const { title, author, summary, previewText } = document;
  const tags = await listTags(db, document.id);
  return searches.some((matches) => matches(title, author, ...tags, summary, previewText));
}
