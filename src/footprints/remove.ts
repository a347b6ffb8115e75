import type { Db } from '../platform/db/index.ts';
import type { Span } from './days.ts';
import './tables.ts';

export async function removeFootprint(db: Db, trail: string, documentId: string): Promise<void> {
  await db
    .deleteFrom('footprints')
    .where('trail', '=', trail)
    .where('document_id', '=', documentId)
    .execute();
}

/** Removes what was last opened within the span. */
export async function removeFootprintsWithin(db: Db, trail: string, { start, end }: Span): Promise<void> {
  await db
    .deleteFrom('footprints')
    .where('trail', '=', trail)
    .where('last_at', '>=', start)
    .where('last_at', '<', end)
    .execute();
}

export async function removeAllFootprints(db: Db, trail: string): Promise<void> {
  await db.deleteFrom('footprints').where('trail', '=', trail).execute();
}
