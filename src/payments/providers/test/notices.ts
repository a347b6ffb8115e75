import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ForgedNoticeError, StaleNoticeError, UnreadableNoticeError } from '../../errors.ts';
import type { PaymentNotice, RawNotice } from '../../provider.ts';

export const TEST_MERCHANT = 'test';

const SIGNATURE_HEADER = 'test-signature';
const TOLERANCE_MS = 5 * 60_000;

const notice = z.object({
  eventId: z.string().min(1),
  kind: z.enum([
    'paid',
    'failed',
    'closed',
    'refunded',
    'refund-failed',
    'chargeback-opened',
    'chargeback-won',
    'chargeback-lost',
    'renewed',
    'renewal-failed',
    'renewal-ended',
    'other',
  ]),
  attempt: z.string().optional(),
  amount: z.object({ minor: z.number().int().nonnegative(), currency: z.string() }).optional(),
  merchant: z.string(),
  reference: z.string().optional(),
  refund: z.string().optional(),
  renewal: z.string().optional(),
  periodEndsAt: z.number().int().optional(),
  occurredAt: z.number().int(),
});

/** A notice as the test provider sends it: JSON, with an HMAC-SHA256 of time and body under the library's secret. */
export function signTestNotice(secret: string, content: PaymentNotice, sentAt = Date.now()): RawNotice {
  const body = JSON.stringify(content);
  const signature = `t=${sentAt},v1=${mac(secret, String(sentAt), body)}`;
  return {
    body,
    headers: new Headers({ 'content-type': 'application/json', [SIGNATURE_HEADER]: signature }),
  };
}

export function readTestNotice(secret: string, { body, headers }: RawNotice): PaymentNotice {
  const [, time = '', given = ''] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers.get(SIGNATURE_HEADER) ?? '') ?? [];
  const expected = Buffer.from(mac(secret, time, body), 'hex');
  if (given === '' || !timingSafeEqual(expected, Buffer.from(given, 'hex')))
    throw new ForgedNoticeError('not signed by the test provider');
  if (Math.abs(Date.now() - Number(time)) > TOLERANCE_MS) throw new StaleNoticeError('signed too long ago');
  const parsed = notice.safeParse(parseJson(body));
  if (!parsed.success) throw new UnreadableNoticeError(parsed.error.message);
  const { attempt, amount, reference } = parsed.data;
  return { ...parsed.data, attempt, amount, reference };
}

function mac(secret: string, time: string, body: string): string {
  return createHmac('sha256', `test-payments ${secret}`).update(`${time}.${body}`).digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
