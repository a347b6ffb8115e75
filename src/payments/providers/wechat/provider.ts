import { z } from 'zod';
import type { WechatSettings } from '../../../platform/payment-config.ts';
import { UnsupportedPaymentError } from '../../errors.ts';
import type {
  AttemptKey,
  PaymentProvider,
  PaymentRequest,
  PaymentStatus,
  RefundRequest,
  RefundStatus,
} from '../../provider.ts';
import { toChineseTime } from '../chinese-time.ts';
import { closeOrAsk } from '../closing.ts';
import { shortenToBytes } from '../shorten.ts';
import { createWechatClient, type WechatClient } from './client.ts';
import { merchantOf, readWechatNotice } from './notices.ts';

const LONGEST_DESCRIPTION_BYTES = 127;
const LONGEST_REASON_BYTES = 80;

const native = z.object({ code_url: z.string() });
const nothing = z.unknown();
const transaction = z.object({
  mchid: z.string(),
  appid: z.string().optional(),
  trade_state: z.string(),
  transaction_id: z.string().optional(),
  amount: z.object({ total: z.number().int(), currency: z.string().default('CNY') }).optional(),
});
const refundAnswer = z.object({
  refund_id: z.string(),
  status: z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']),
  amount: z.object({ refund: z.number().int(), currency: z.string().default('CNY') }),
});

/**
 * WeChat Pay Native, APIv3: a QR code that the buyer scans.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012791877
 */
export function createWechatProvider(settings: WechatSettings, endpoint?: string): PaymentProvider {
  const client = createWechatClient(settings, endpoint);
  return {
    id: 'wechat',
    merchant: settings.merchantId,
    capabilities: {
      currencies: ['CNY'],
      asks: 'qr',
      notifies: true,
      refunds: true,
      renewals: false,
      formTargets: [],
    },
    async start(request) {
      const { code_url } = await client.post(
        'v3/pay/transactions/native',
        describe(settings, request),
        native,
      );
      return { kind: 'qr', content: code_url };
    },
    parseNotification: async (raw) => readWechatNotice(settings, raw),
    acknowledge: (kept) =>
      kept
        ? new Response(null, { status: 204 })
        : Response.json({ code: 'FAIL', message: 'not kept, please send it again' }, { status: 500 }),
    fetchStatus: (key) => fetchStatus(settings, client, key),
    close: (key) => close(settings, client, key),
    refund: (request) => refund(client, request),
    async fetchRefund({ refund: number }) {
      const found = await client.get(
        `v3/refund/domestic/refunds/${encodeURIComponent(number)}`,
        refundAnswer,
      );
      return found ? refundStatus(found) : { state: 'unknown' };
    },
  };
}

function describe(settings: WechatSettings, request: PaymentRequest): object {
  const { attempt, amount, title, notifyUrl, expiresAt, renewal } = request;
  if (amount.currency !== 'CNY') throw new UnsupportedPaymentError('currency', 'WeChat Pay takes yuan only');
  if (renewal) throw new UnsupportedPaymentError('renewal', 'WeChat Pay Native does not renew by itself');
  return {
    appid: settings.appId,
    mchid: settings.merchantId,
    description: shortenToBytes(title, LONGEST_DESCRIPTION_BYTES),
    out_trade_no: attempt,
    time_expire: `${toChineseTime(expiresAt).replace(' ', 'T')}+08:00`,
    notify_url: notifyUrl,
    amount: { total: amount.minor, currency: 'CNY' },
  };
}

async function fetchStatus(
  settings: WechatSettings,
  client: WechatClient,
  { attempt }: AttemptKey,
): Promise<PaymentStatus> {
  const found = await client.get(`${orderPath(attempt)}?mchid=${settings.merchantId}`, transaction);
  if (!found) return { state: 'unknown' };
  switch (found.trade_state) {
    // What was paid stays paid here; what went back since is told by its refund.
    case 'SUCCESS':
    case 'REFUND':
      return {
        state: 'paid',
        amount: found.amount && { minor: found.amount.total, currency: found.amount.currency },
        merchant: merchantOf(settings, found),
        reference: found.transaction_id,
      };
    case 'CLOSED':
    case 'REVOKED':
    case 'PAYERROR':
      return { state: 'closed' };
    default:
      return { state: 'pending' };
  }
}

async function close(
  settings: WechatSettings,
  client: WechatClient,
  key: AttemptKey,
): Promise<'closed' | 'paid'> {
  return await closeOrAsk(
    () => client.post(`${orderPath(key.attempt)}/close`, { mchid: settings.merchantId }, nothing),
    () => fetchStatus(settings, client, key),
  );
}

async function refund(client: WechatClient, request: RefundRequest): Promise<RefundStatus> {
  const answer = await client.post(
    'v3/refund/domestic/refunds',
    {
      out_trade_no: request.attempt,
      out_refund_no: request.refund,
      ...(request.reason ? { reason: shortenToBytes(request.reason, LONGEST_REASON_BYTES) } : {}),
      notify_url: request.notifyUrl,
      amount: { refund: request.amount.minor, total: request.paid.minor, currency: request.amount.currency },
    },
    refundAnswer,
  );
  return refundStatus(answer);
}

function refundStatus({ refund_id, status, amount }: z.infer<typeof refundAnswer>): RefundStatus {
  const states = { SUCCESS: 'done', PROCESSING: 'pending', CLOSED: 'failed', ABNORMAL: 'failed' } as const;
  return {
    state: states[status],
    amount: { minor: amount.refund, currency: amount.currency },
    reference: refund_id,
  };
}

function orderPath(attempt: string): string {
  return `v3/pay/transactions/out-trade-no/${encodeURIComponent(attempt)}`;
}
