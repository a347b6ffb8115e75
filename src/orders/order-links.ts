import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a link in a letter opens an order. Another may be asked for at any time. */
export const LINK_LIFETIME_MS = 14 * 24 * 60 * 60_000;

/** Signed, expiring keys that open one order to whoever has the letter they came in. */
export interface OrderLinks {
  sign(orderId: string, now?: number): string;
  check(orderId: string, key: string | undefined, now?: number): 'good' | 'expired' | 'wrong';
}

export function createOrderLinks(secret: string): OrderLinks {
  const signature = (orderId: string, expiresAt: string) =>
    createHmac('sha256', secret).update(`order ${orderId} ${expiresAt}`).digest('base64url');
  return {
    sign(orderId, now = Date.now()) {
      const expiresAt = String(now + LINK_LIFETIME_MS);
      return `${expiresAt}.${signature(orderId, expiresAt)}`;
    },
    check(orderId, key, now = Date.now()) {
      const [expiresAt = '', given = ''] = key?.split('.') ?? [];
      const [a, b] = [Buffer.from(given), Buffer.from(signature(orderId, expiresAt))];
      if (a.length !== b.length || !timingSafeEqual(a, b)) return 'wrong';
      return Number(expiresAt) > now ? 'good' : 'expired';
    },
  };
}
