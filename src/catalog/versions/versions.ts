import { type Db, prepare } from '../../platform/db/index.ts';
import type { Stage } from '../tables.ts';

/** A file that readers are or were given as a document. */
export interface ServedVersion {
  number: number;
  sha256: string;
  fileName: string;
  bytes: number;
  format: string | null;
  pageCount: number;
  /** While it was the document's file, in ms since 1970; no end for the present one. */
  servedFrom: number;
  servedUntil: number | null;
}

/** A file on its way to become the next version, or one that failed to. */
export interface ArrivingVersion {
  id: string;
  documentId: string;
  sha256: string;
  fileName: string;
  bytes: number;
  stage: Stage;
  pagesDone: number;
  pageCount: number;
  failureCode: string | null;
}

/** The latest first; nothing for a document that never had another file. */
export async function listVersions(db: Db, documentId: string): Promise<ServedVersion[]> {
  return (await selectServed(db, documentId)) as ServedVersion[];
}

const selectServed = prepare((db, documentId: string) =>
  db
    .selectFrom('document_versions')
    .select(['number', 'sha256', 'file_name as fileName', 'bytes', 'format', 'page_count as pageCount'])
    .select(['served_from as servedFrom', 'served_until as servedUntil'])
    .where('document_id', '=', documentId)
    .where('number', 'is not', null)
    .orderBy('number', 'desc'),
);

export async function findVersion(
  db: Db,
  documentId: string,
  number: number,
): Promise<ServedVersion | undefined> {
  return (await listVersions(db, documentId)).find((version) => version.number === number);
}

export async function findArrivingVersion(db: Db, documentId: string): Promise<ArrivingVersion | undefined> {
  return await selectArriving(db).where('document_id', '=', documentId).executeTakeFirst();
}

export function selectArriving(db: Db) {
  return db
    .selectFrom('document_versions')
    .select(['id', 'document_id as documentId', 'sha256', 'file_name as fileName', 'bytes', 'stage'])
    .select(['pages_done as pagesDone', 'page_count as pageCount', 'failure_code as failureCode'])
    .where('number', 'is', null);
}
