import type { Db } from '../platform/db/index.ts';
import { inForce } from './grants.ts';
import { type Guarded, mayManage, type Reader } from './open.ts';
import { counts } from './rights.ts';

/**
 * Since when, in ms since 1970, this reader has held the document without a break; 0 for whoever manages it,
 * undefined for others. What was a document's file at that time or after is theirs to download for ever.
 */
export async function findHeldSince(
  db: Db,
  reader: Reader | undefined,
  document: Guarded & { id: string },
): Promise<number | undefined> {
  if (!reader) return undefined;
  if (mayManage(reader, document)) return 0;
  const rows = await inForce(db, reader.id)
    .select(['kind', 'created_at'])
    .where('document_id', '=', document.id)
    .execute();
  const times = rows.filter(({ kind }) => counts(kind, document)).map((row) => row.created_at);
  return times.length > 0 ? Math.min(...times) : undefined;
}
