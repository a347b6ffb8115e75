import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/db/index.ts';
import { ConflictError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { addGrants, revokeGrants } from './grants.ts';
import type { GiftTable } from './tables.ts';

export type Gift = Selectable<GiftTable>;

/** Gives a document for good, at no charge, with the reason why. */
export async function giveDocument(
  tx: Tx,
  gift: { documentId: string; holderId: string; reason: string; givenBy: string },
): Promise<void> {
  const id = newId();
  await tx
    .insertInto('gifts')
    .values({
      id,
      document_id: gift.documentId,
      holder_id: gift.holderId,
      reason: gift.reason,
      given_by: gift.givenBy,
      given_at: Date.now(),
      taken_at: null,
    })
    .execute();
  await addGrants(tx, [{ holderId: gift.holderId, documentId: gift.documentId, kind: 'gift', cause: id }]);
}

/** What was bought or taken otherwise stays. Throws `ConflictError` where it was taken back before. */
export async function takeGiftBack(tx: Tx, id: string): Promise<void> {
  const taken = await tx
    .updateTable('gifts')
    .set({ taken_at: Date.now() })
    .where('id', '=', id)
    .where('taken_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!taken) throw new ConflictError('this gift is not one to take back');
  await revokeGrants(tx, [id]);
}

/** The newest first. */
export async function listGifts(db: Db, limit: number): Promise<Gift[]> {
  return await db.selectFrom('gifts').selectAll().orderBy('id', 'desc').limit(limit).execute();
}
