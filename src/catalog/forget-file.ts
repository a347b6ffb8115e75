import { removeSource } from '../ingest/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { derivedPrefix, originalKey, type Storage } from '../storage/index.ts';

export const FORGET_FILE = 'catalog.forget-file';
const FORGET_DELAY_MS = 60 * 60_000;

/** Bytes go an hour later: the same file may be on its way in again at this very moment. */
export async function forgetFileLater(tx: Tx, sha256: string): Promise<void> {
  await enqueueJob(tx, FORGET_FILE, { sha256 }, Date.now() + FORGET_DELAY_MS);
}

/**
 * Removes what was made of a file if no document, not even a removed one, refers to it, and its bytes if it
 * is nobody's earlier version either: that one downloads for ever, though its pages are not shown.
 */
export async function forgetFile(db: Db, storage: Storage, sha256: string): Promise<void> {
  const keptAt = await storage.modifiedAt(originalKey(sha256));
  if (keptAt === undefined || Date.now() - keptAt < FORGET_DELAY_MS / 2) return;
  const use = await db.transaction().execute(async (tx) => {
    const found = await findUse(tx, sha256);
    if (found !== 'shown') await removeSource(tx, sha256);
    return found;
  });
  if (use === 'none') await storage.remove(originalKey(sha256));
  if (use !== 'shown') await storage.removeAll(derivedPrefix(sha256));
}

async function findUse(tx: Tx, sha256: string): Promise<'shown' | 'kept' | 'none'> {
  const shown = await tx.selectFrom('documents').select('id').where('sha256', '=', sha256).executeTakeFirst();
  if (shown) return 'shown';
  const versions = await tx
    .selectFrom('document_versions')
    .select('served_until')
    .where('sha256', '=', sha256)
    .execute();
  if (versions.some((version) => version.served_until === null)) return 'shown';
  return versions.length > 0 ? 'kept' : 'none';
}
