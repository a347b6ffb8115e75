import type { Tx } from '../platform/db/index.ts';
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
      conflict.columns(['trail', 'document_id']).doUpdateSet((eb) => ({
        first_at: eb
          .case()
          .when('excluded.first_at', '<', eb.ref('footprints.first_at'))
          .then(eb.ref('excluded.first_at'))
          .else(eb.ref('footprints.first_at'))
          .end(),
        last_at: eb
          .case()
          .when('excluded.last_at', '>', eb.ref('footprints.last_at'))
          .then(eb.ref('excluded.last_at'))
          .else(eb.ref('footprints.last_at'))
          .end(),
      })),
    )
    .execute();
  await tx.deleteFrom('footprints').where('trail', '=', from).execute();
  await tx.deleteFrom('paused_trails').where('trail', '=', from).execute();
}
