import type { Db } from '../platform/db/index.ts';
import type { Log } from '../platform/log.ts';
import { laterLast } from './merge-times.ts';
import './tables.ts';

/** A document that somebody has opened. */
export interface Opening {
  trail: string;
  documentId: string;
  title: string;
  openedAt: number;
}

/** Writes footprints behind the pages' back, many at once. */
export interface Recorder {
  record(opening: Opening): void;
  /** Resolves when everything recorded so far is written. */
  flush(): Promise<void>;
}

/** A crash loses what was opened since; a batch is written well within the other half of the second. */
const WRITE_AFTER_MS = 500;
const ROWS_PER_INSERT = 500;
const HOUR_MS = 60 * 60_000;
/** More than anybody reads; a robot that keeps cookies is not let on. */
const MOST_OPENINGS_AN_HOUR = 300;
/** So that a database that does not answer cannot fill the memory. */
const MOST_WAITING = 50_000;

export function createRecorder(db: Db, log: Log): Recorder {
  let waiting = new Map<string, Opening>();
  let writing = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const isTooMuch = limitOpenings();

  const record = (opening: Opening) => {
    if (waiting.size >= MOST_WAITING || isTooMuch(opening)) return;
    const key = `${opening.trail} ${opening.documentId}`;
    const known = waiting.get(key);
    if (!known || known.openedAt < opening.openedAt) waiting.set(key, opening);
    timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS);
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeWaiting);
    return writing;
  };
  const writeWaiting = async () => {
    const batch = waiting;
    waiting = new Map();
    try {
      await writeOpenings(db, [...batch.values()]);
    } catch (error) {
      log.error(
        { err: error, footprints: batch.size },
        'footprints could not be written, will be tried again',
      );
      waiting = new Map([...batch, ...waiting]);
      timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS);
    }
  };
  return { record, flush };
}

/** Counts each trail's openings within the hour. */
function limitOpenings(): (opening: Opening) => boolean {
  let counts = new Map<string, number>();
  let hour = 0;
  return ({ trail, openedAt }) => {
    const current = Math.floor(openedAt / HOUR_MS);
    if (current > hour) {
      counts = new Map();
      hour = current;
    }
    const count = (counts.get(trail) ?? 0) + 1;
    counts.set(trail, count);
    return count > MOST_OPENINGS_AN_HOUR;
  };
}

/** Every statement is atomic by itself, and writing the same again changes nothing: no transaction is needed. */
async function writeOpenings(db: Db, openings: Opening[]): Promise<void> {
  for (let start = 0; start < openings.length; start += ROWS_PER_INSERT) {
    const some = openings.slice(start, start + ROWS_PER_INSERT);
    const paused = await findPaused(db, some);
    const rows = some
      .filter(({ trail }) => !paused.has(trail))
      .map(({ trail, documentId, title, openedAt }) => ({
        trail,
        document_id: documentId,
        title,
        first_at: openedAt,
        last_at: openedAt,
      }));
    if (rows.length === 0) continue;
    await db
      .insertInto('footprints')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['trail', 'document_id']).doUpdateSet((eb) => ({
          title: eb.ref('excluded.title'),
          last_at: laterLast,
        })),
      )
      .execute();
  }
}

async function findPaused(db: Db, openings: Opening[]): Promise<Set<string>> {
  const trails = [...new Set(openings.map(({ trail }) => trail))];
  const rows = await db.selectFrom('paused_trails').select('trail').where('trail', 'in', trails).execute();
  return new Set(rows.map(({ trail }) => trail));
}
