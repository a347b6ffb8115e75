import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './tables.ts';

/** Stands for a value that is known only when the query runs. */
class Placeholder {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

type ReadNow = (sql: string, parameters: ReadonlyArray<unknown>) => unknown[];

/** Databases with a way to read that is shorter than Kysely's. Their transactions are not among them. */
const readingNow = new WeakMap<Db, ReadNow>();

export function allowReadingNow(db: Db, readNow: ReadNow): void {
  readingNow.set(db, readNow);
}

/**
 * A query that is built and compiled once for each database and run with other values each time: for
 * the few that answer most requests, where building costs as much as running. `build` must make a
 * query that only reads, the same whatever the values are. Given a transaction it runs inside.
 */
export function prepare<Values extends unknown[], Row>(
  build: (db: Db, ...values: Values) => Compilable<Row>,
): (db: Db, ...values: Values) => Promise<Row[]> {
  const compiled = new WeakMap<Db, CompiledQuery<Row>>();
  const compile = (db: Db): CompiledQuery<Row> => {
    const placeholders = Array.from({ length: build.length - 1 }, (_, index) => new Placeholder(index));
    const query = build(db, ...(placeholders as Values)).compile();
    compiled.set(db, query);
    return query;
  };
  return async (db, ...values) => {
    const query = compiled.get(db) ?? compile(db);
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? values[value.index] : value,
    );
    const readNow = readingNow.get(db);
    if (readNow) return readNow(query.sql, parameters) as Row[];
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
