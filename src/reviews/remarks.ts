import { type Db, prepare } from '../platform/db/index.ts';
import type { RemarkKind } from './tables.ts';

export interface Remark {
  id: string;
  documentId: string;
  accountId: string;
  authorName: string;
  kind: RemarkKind;
  /** Of the file that it is about. */
  sha256: string;
  stars: number | null;
  asPreviewed: boolean | null;
  words: string;
  answer: string;
  answeredAt: number | null;
  hidden: boolean;
  createdAt: number;
  updatedAt: number;
}

/** What all visible reviews of a document say together. */
export interface Verdict {
  reviews: number;
  questions: number;
  /** 1 to 5; undefined without reviews. */
  stars: number | undefined;
  asPreviewed: { yes: number; no: number };
}

export interface Opinion {
  verdict: Verdict;
  /** The latest of both kinds. */
  remarks: Remark[];
}

const ON_DOCUMENT_PAGE = 6;

/** For the document page. Most documents have no remarks yet: those cost one short look-up. */
export async function findOpinion(db: Db, documentId: string): Promise<Opinion> {
  const [totals] = await selectTotals(db, documentId);
  const count = Number(totals?.count ?? 0);
  const reviews = Number(totals?.reviews ?? 0);
  const yes = Number(totals?.yes ?? 0);
  const verdict = {
    reviews,
    questions: count - reviews,
    stars: reviews > 0 ? Number(totals?.averageStars) : undefined,
    asPreviewed: { yes, no: Number(totals?.asked ?? 0) - yes },
  };
  const remarks = count === 0 ? [] : await selectLatest(db, documentId);
  return { verdict, remarks: remarks.map(toRemark) };
}

const selectTotals = prepare((db, documentId: string) =>
  db
    .selectFrom('remarks')
    .where('document_id', '=', documentId)
    .where('hidden_at', 'is', null)
    .select(({ fn }) => [
      fn.countAll().as('count'),
      fn.count('stars').as('reviews'),
      fn.avg('stars').as('averageStars'),
      fn.count('as_previewed').as('asked'),
      fn.sum('as_previewed').as('yes'),
    ]),
);

const selectLatest = prepare((db, documentId: string) =>
  selectRemarks(db)
    .where('remarks.document_id', '=', documentId)
    .where('hidden_at', 'is', null)
    .orderBy('remarks.created_at', 'desc')
    .limit(ON_DOCUMENT_PAGE),
);

/** Those that everybody sees, the latest first. */
export async function listRemarks(
  db: Db,
  { documentId, kind }: { documentId: string; kind: RemarkKind },
  { limit, offset }: { limit: number; offset: number },
): Promise<Remark[]> {
  const rows = await selectRemarks(db)
    .where('remarks.document_id', '=', documentId)
    .where('kind', '=', kind)
    .where('hidden_at', 'is', null)
    .orderBy('remarks.created_at', 'desc')
    .orderBy('remarks.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(toRemark);
}

export async function findRemark(db: Db, id: string): Promise<Remark | undefined> {
  const row = await selectRemarks(db).where('remarks.id', '=', id).executeTakeFirst();
  return row && toRemark(row);
}

/** The one review that an account has written of a document. */
export async function findOwnReview(
  db: Db,
  accountId: string,
  documentId: string,
): Promise<Remark | undefined> {
  const row = await selectRemarks(db)
    .where('remarks.document_id', '=', documentId)
    .where('remarks.account_id', '=', accountId)
    .where('kind', '=', 'review')
    .executeTakeFirst();
  return row && toRemark(row);
}

export function selectRemarks(db: Db) {
  return db
    .selectFrom('remarks')
    .innerJoin('users', 'users.id', 'remarks.account_id')
    .selectAll('remarks')
    .select('users.name as author_name');
}

export function toRemark(
  row: Awaited<ReturnType<ReturnType<typeof selectRemarks>['executeTakeFirstOrThrow']>>,
): Remark {
  return {
    id: row.id,
    documentId: row.document_id,
    accountId: row.account_id,
    authorName: row.author_name,
    kind: row.kind,
    sha256: row.sha256,
    stars: row.stars,
    asPreviewed: row.as_previewed === null ? null : row.as_previewed === 1,
    words: row.words,
    answer: row.answer,
    answeredAt: row.answered_at,
    hidden: row.hidden_at !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
