import { type RawBuilder, sql } from 'kysely';

/** For a conflict's update: the earlier and the later of both rows' times. */
export const earlierFirst: RawBuilder<number> = sql`case when excluded.first_at < footprints.first_at
  then excluded.first_at else footprints.first_at end`;
export const laterLast: RawBuilder<number> = sql`case when excluded.last_at > footprints.last_at
  then excluded.last_at else footprints.last_at end`;
