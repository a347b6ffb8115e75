import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { PageContext } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { createVisitors } from './visitors.ts';

const visitors = createVisitors('a secret', 'https://library.example');

test('a visitor is given one signed cookie and known again by it', async () => {
  const app = new Hono<PageEnv>();
  app.get('/', (c) => {
    c.set('page', {} as PageContext);
    return c.text(`${visitors.ensure(c)} ${visitors.ensure(c)}`);
  });
  const response = await app.request('/');
  const [first, second] = (await response.text()).split(' ');
  expect(second).toBe(first);
  const cookies = response.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toContain('Secure');
  const value = cookies[0]?.match(/^visitor=([^;]+)/)?.[1];
  expect(visitors.read(value)).toBe(first);
});

test.each([undefined, '', 'x', '0123456789abc', '0123456789abc.', '0123456789abc.forged', '..', '.sig'])(
  'the cookie %j names nobody',
  (value) => {
    expect(visitors.read(value)).toBeUndefined();
    expect(createVisitors('another secret', '').read(value)).toBeUndefined();
  },
);
