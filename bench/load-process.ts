import autocannon from 'autocannon';
import type { LoadOrder, LoadReport } from './load.ts';

process.once('message', (order: LoadOrder) => {
  void run(order).then((report) => process.send?.(report, () => process.disconnect?.()));
});

/** Each connection asks for its own share of the paths, round and round. */
async function run({ url, paths, seconds, connections, cookies }: LoadOrder): Promise<LoadReport> {
  let connection = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: (client) => {
      const first = connection++;
      const own = paths.filter((_, index) => index % connections === first);
      client.setRequests(
        (own.length > 0 ? own : paths).map((path, index) => {
          const cookie = cookies[(first + index * connections) % cookies.length];
          return { method: 'GET', path, ...(cookie ? { headers: { cookie } } : {}) };
        }),
      );
    },
  });
  return {
    perSecond: result.requests.total / result.duration,
    p99: result.latency.p99,
    failures: result.non2xx + result.errors,
    bytesPerReply: result.throughput.total / Math.max(1, result.requests.total),
  };
}
