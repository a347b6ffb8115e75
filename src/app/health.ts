import { sql } from 'kysely';
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { countJobs } from '../platform/jobs/index.ts';
import type { Library } from './library.ts';

/** `/healthz`: the process answers; `/readyz`: it can reach its database; `/metrics`: for Prometheus. */
export function healthRoutes({ db }: Pick<Library, 'db'>): Hono {
  const app = new Hono();
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(
    new Gauge({
      name: 'wenyuan_jobs_waiting',
      help: 'Jobs in the queue, running ones included',
      registers: [],
      async collect() {
        this.set(await countJobs(db));
      },
    }),
  );
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(db);
      return c.text('ready');
    } catch {
      return c.text('the database does not answer', 503);
    }
  });
  app.get('/metrics', async (c) =>
    c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  );
  return app;
}
