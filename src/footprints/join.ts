import type { Tx } from '../platform/db/index.ts';
import { earlierFirst, laterLast } from './merge-times.ts';
import './tables.ts';

/** Moves all footprints of one trail to another. A document in both stays once, with its first and last time. */
export async function joinTrails(tx: Tx, from: string, to: string): Promise<void> {
  await tx
    .insertInto('footprints')
    .columns(['trail', 'document_id', 'title', 'first_at', 'last_at'])
    .expression((eb) =>
      eb
        .selectFrom('footprints')
        .select((own) => [own.val(to).as('trail'), 'document_id', 'title', 'first_at', 'last_at'])
        .where('trail', '=', from),
    )
    .onConflict((conflict) =>
      conflict.columns(['trail', 'document_id']).doUpdateSet({ first_at: earlierFirst, last_at: laterLast }),
    )
    .execute();
  await tx.deleteFrom('footprints').where('trail', '=', from).execute();
  await tx.deleteFrom('paused_trails').where('trail', '=', from).execute();
}
