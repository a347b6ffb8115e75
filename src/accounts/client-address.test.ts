import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

async function seen(remoteAddress: string, forwarded: string, trustedProxies: number): Promise<string> {
  const app = new Hono();
  app.get('/', (c) => c.text(clientAddress(c, trustedProxies)));
  const headers = { 'x-forwarded-for': forwarded };
  const incoming = { socket: { remoteAddress } };
  return await (await app.request('/', { headers }, { incoming })).text();
}

test('what a client says of itself counts only as far as proxies are trusted', async () => {
  expect(await seen('203.0.113.7', '198.51.100.1', 0)).toBe('203.0.113.7');
  expect(await seen('127.0.0.1', '198.51.100.1, 203.0.113.7', 1)).toBe('203.0.113.7');
  expect(await seen('127.0.0.1', '1.1.1.1, 203.0.113.7, 10.0.0.2', 2)).toBe('203.0.113.7');
  expect(await seen('127.0.0.1', '', 1)).toBe('127.0.0.1');
});

test('an IPv6 network is one client', async () => {
  expect(await seen('2001:db8:1:2::9', '', 0)).toBe(await seen('2001:db8:1:2:a:b:c:d', '', 0));
  expect(await seen('2001:db8:1:2::9', '', 0)).not.toBe(await seen('2001:db8:1:3::9', '', 0));
  expect(await seen('::ffff:203.0.113.7', '', 0)).toBe('203.0.113.7');
});
