import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line between a browser and a site that is slow upwards, and that can break. */
export interface SlowLine {
  url: string;
  /** Bytes that have gone up through it. */
  sent(): number;
  /** Ends what is under way and takes nothing new. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

const BYTES_PER_SECOND = 4_000_000;

export async function openSlowLine(siteUrl: string): Promise<SlowLine> {
  const port = Number(new URL(siteUrl).port);
  const sockets = new Set<Socket>();
  let sent = 0;
  let isCut = false;
  const server = createServer((client) => {
    if (isCut) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    upstream.pipe(client);
    client.on('data', (chunk) => {
      sent += chunk.length;
      upstream.write(chunk);
      client.pause();
      setTimeout(() => client.resume(), (1_000 * chunk.length) / BYTES_PER_SECOND);
    });
  });
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    cut: () => {
      isCut = true;
      destroyAll();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      destroyAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
