import { connect } from 'node:net';
import type { LoadOrder, LoadReport } from './load.ts';

/**
 * Asks for pages over kept connections, one request at a time on each, and reads of an answer only what
 * it must: its status and its length. It shares the machine with the server, so that what it spends on
 * an answer is taken from the server; a general HTTP client spends more on a picture than the server.
 */
process.once('message', (order: LoadOrder) => {
  void run(order).then((report) => process.send?.(report, () => process.disconnect?.()));
});

interface Tally {
  latencies: number[];
  bytes: number;
  failures: number;
}

async function run(order: LoadOrder): Promise<LoadReport> {
  const tally: Tally = { latencies: [], bytes: 0, failures: 0 };
  const started = performance.now();
  const end = started + order.seconds * 1_000;
  await Promise.all(requestsOfEach(order).map((requests) => ask(order.url, requests, end, tally)));
  const seconds = (performance.now() - started) / 1_000;
  const { latencies, bytes, failures } = tally;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / seconds,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
    failures,
    bytesPerReply: bytes / Math.max(1, latencies.length),
  };
}

/** Each connection asks for its own share of the paths, round and round. */
function requestsOfEach({ url, paths, connections, cookies }: LoadOrder): Buffer[][] {
  const { host } = new URL(url);
  const requests = paths.map((path, index) => {
    const cookie = cookies[index % cookies.length];
    const cookieLine = cookie ? `Cookie: ${cookie}\r\n` : '';
    return Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${cookieLine}\r\n`);
  });
  return Array.from({ length: connections }, (_, connection) => {
    const own = requests.filter((_request, index) => index % connections === connection);
    return own.length > 0 ? own : requests;
  });
}

function ask(url: string, requests: Buffer[], end: number, tally: Tally): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let next = 0;
    let sent = 0;
    let missing = 0;
    const send = () => {
      sent = performance.now();
      if (sent >= end) return socket.end();
      return socket.write(requests[next++ % requests.length] as Buffer);
    };
    socket.on('connect', send);
    socket.on('data', (part: Buffer) => {
      if (missing === 0) missing = lengthOf(part);
      missing -= part.length;
      tally.bytes += part.length;
      if (missing !== 0) return;
      tally.latencies.push(performance.now() - sent);
      send();
    });
    socket.on('error', () => tally.failures++);
    socket.on('close', () => {
      if (performance.now() < end) tally.failures++;
      resolve();
    });

    /** Bytes of the whole answer that starts with this part. */
    function lengthOf(part: Buffer): number {
      const headEnd = part.indexOf('\r\n\r\n') + 4;
      const head = part.toString('latin1', 0, headEnd);
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
      if (headEnd < 4 || length === undefined || !head.startsWith('HTTP/1.1 2')) {
        tally.failures++;
        socket.destroy();
        return Number.POSITIVE_INFINITY;
      }
      return headEnd + Number(length);
    }
  });
}
