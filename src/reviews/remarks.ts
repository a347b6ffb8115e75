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

/** For the document page: one look-up, compiled once. Totals are over all rows, not over those returned. */
const findOpinionRows = prepare((db, documentId: string) =>
  selectRemarks(db)
    .where('remarks.document_id', '=', documentId)
    .where('hidden_at', 'is', null)
    .select((eb) => [
      eb.fn.count('remarks.stars').over().as('reviews'),
      eb.fn.countAll().over().as('total'),
      eb.fn.avg('remarks.stars').over().as('averageStars'),
      eb.fn.count('remarks.as_previewed').over().as('asked'),
      eb.fn.sum('remarks.as_previewed').over().as('yes'),
    ])
    .orderBy('remarks.created_at', 'desc')
    .limit(ON_DOCUMENT_PAGE),
);

export async function findOpinion(db: Db, documentId: string): Promise<Opinion> {
  const rows = await findOpinionRows(db, documentId);
  const [first] = rows;
  const reviews = Number(first?.reviews ?? 0);
  const yes = Number(first?.yes ?? 0);
  const verdict = {
    reviews,
    questions: Number(first?.total ?? 0) - reviews,
    stars: reviews > 0 ? Number(first?.averageStars) : undefined,
    asPreviewed: { yes, no: Number(first?.asked ?? 0) - yes },
  };
  return { verdict, remarks: rows.map(toRemark) };
}

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
