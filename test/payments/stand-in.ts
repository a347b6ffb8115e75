import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface StandInRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers: Headers;
  body: string;
}

export interface StandInAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface StandIn {
  url: string;
  close(): Promise<void>;
}

/** A server on the loopback interface in the place of somebody else's; `undefined` breaks the line. */
export async function openStandIn(
  answer: (request: StandInRequest) => StandInAnswer | undefined,
): Promise<StandIn> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const headers = new Headers(request.headers as Record<string, string>);
      const given = answer({ method: request.method ?? '', path: request.url ?? '', headers, body });
      if (!given) return request.socket.destroy();
      response.writeHead(given.status, given.headers);
      return response.end(given.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
