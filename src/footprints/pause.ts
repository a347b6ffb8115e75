import type { Db } from '../platform/db/index.ts';
import './tables.ts';

export async function isPaused(db: Db, trail: string): Promise<boolean> {
  const row = await db
    .selectFrom('paused_trails')
    .select('trail')
    .where('trail', '=', trail)
    .executeTakeFirst();
  return row !== undefined;
}

export async function pauseTrail(db: Db, trail: string): Promise<void> {
  await db
    .insertInto('paused_trails')
    .values({ trail, paused_at: Date.now() })
    .onConflict((conflict) => conflict.column('trail').doNothing())
    .execute();
}

export async function resumeTrail(db: Db, trail: string): Promise<void> {
  await db.deleteFrom('paused_trails').where('trail', '=', trail).execute();
}
