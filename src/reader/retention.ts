import type { Db } from '../platform/db/index.ts';
import './tables.ts';

/**
 * Deletes where visitors without an account stopped reading, and what they noted, if nothing of theirs is newer
 * than `before` (ms since 1970). What belongs to an account stays until its reader removes it.
 */
export async function forgetVisitorReading(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom('reading_progress')
    .where('reader', 'like', 'v:%')
    .where('read_at', '<=', before)
    .execute();
  await db
    .deleteFrom('reader_notes')
    .where('reader', 'like', 'v:%')
    .where('updated_at', '<=', before)
    // Whoever still reads still has a use for what they noted.
    .where('reader', 'not in', db.selectFrom('reading_progress').select('reader'))
    .execute();
}
