import { z } from 'zod';
import type { AlipaySettings } from '../../../platform/payment-config.ts';
import { ProviderRefusedError, UnsupportedPaymentError } from '../../errors.ts';
import type {
  AttemptKey,
  PaymentProvider,
  PaymentRequest,
  PaymentStatus,
  RefundRequest,
  RefundStatus,
  StartedPayment,
} from '../../provider.ts';
import { toChineseTime } from '../chinese-time.ts';
import { closeOrAsk } from '../closing.ts';
import { shortenToLength } from '../shorten.ts';
import { type AlipayClient, createAlipayClient } from './client.ts';
import { readAlipayNotice } from './notices.ts';
import { fromYuan, toYuan } from './yuan.ts';

const LONGEST_SUBJECT = 128;
const NO_SUCH_TRADE = 'ACQ.TRADE_NOT_EXIST';
/** The browser is sent on from the gateway to other hosts of Alipay's. */
const FORM_TARGETS = ['https://*.alipay.com', 'https://*.alipaydev.com'];

const precreated = z.object({ qr_code: z.string() });
const trade = z.object({
  trade_no: z.string().optional(),
  trade_status: z.string(),
  total_amount: z.string().optional(),
  send_pay_date: z.string().optional(),
});
const refunded = z.object({ fund_change: z.string().optional() });
const refundFound = z.object({ refund_status: z.string().optional(), refund_amount: z.string().optional() });
const nothing = z.unknown();

/**
 * Alipay on its own page (`alipay`), or by a QR code shown here (`alipay-qr`).
 * https://opendocs.alipay.com/open/028r8t and https://opendocs.alipay.com/open/02ekfg
 */
export function createAlipayProvider(id: 'alipay' | 'alipay-qr', settings: AlipaySettings): PaymentProvider {
  const client = createAlipayClient(id, settings);
  return {
    id,
    merchant: settings.appId,
    capabilities: {
      currencies: ['CNY'],
      asks: id === 'alipay' ? 'redirect' : 'qr',
      notifies: true,
      refunds: true,
      renewals: false,
      formTargets: id === 'alipay' ? [new URL(settings.gateway).origin, ...FORM_TARGETS] : [],
    },
    start: (request) => (id === 'alipay' ? startPage(client, request) : startCode(client, request)),
    parseNotification: async (raw) => readAlipayNotice(client, settings, raw),
    acknowledge: (kept) => new Response(kept ? 'success' : 'fail'),
    fetchStatus: (key) => fetchStatus(client, settings, key),
    close: (key) => close(client, settings, key),
    refund: (request) => refund(client, request),
    fetchRefund: (request) => fetchRefund(client, request),
  };
}

async function startPage(client: AlipayClient, request: PaymentRequest): Promise<StartedPayment> {
  const content = {
    ...describe(request),
    product_code: 'FAST_INSTANT_TRADE_PAY',
    time_expire: toChineseTime(request.expiresAt),
  };
  const { returnUrl, notifyUrl } = request;
  return {
    kind: 'redirect',
    url: client.pageAddress('alipay.trade.page.pay', content, { returnUrl, notifyUrl }),
  };
}

async function startCode(client: AlipayClient, request: PaymentRequest): Promise<StartedPayment> {
  const minutes = `${Math.max(1, Math.ceil((request.expiresAt - Date.now()) / 60_000))}m`;
  const content = { ...describe(request), timeout_express: minutes, qr_code_timeout_express: minutes };
  const { qr_code } = await client.ask('alipay.trade.precreate', content, precreated, request.notifyUrl);
  return { kind: 'qr', content: qr_code };
}

function describe({ attempt, amount, title, renewal }: PaymentRequest): object {
  if (amount.currency !== 'CNY') throw new UnsupportedPaymentError('currency', 'Alipay takes yuan only');
  if (renewal)
    throw new UnsupportedPaymentError('renewal', 'this product of Alipay does not renew by itself');
  // Its documentation forbids these three in a subject.
  const subject = shortenToLength(title.replaceAll(/[/=&]/g, ' '), LONGEST_SUBJECT);
  return { out_trade_no: attempt, total_amount: toYuan(amount), subject };
}

async function fetchStatus(
  client: AlipayClient,
  settings: AlipaySettings,
  { attempt }: AttemptKey,
): Promise<PaymentStatus> {
  const found = await orUndefined(client.ask('alipay.trade.query', { out_trade_no: attempt }, trade));
  if (!found) return { state: 'unknown' };
  const isPaid = found.trade_status === 'TRADE_SUCCESS' || found.trade_status === 'TRADE_FINISHED';
  // Closed is also what a trade becomes when all of it was given back; then it has a day of payment.
  if (isPaid || (found.trade_status === 'TRADE_CLOSED' && found.send_pay_date)) {
    const amount = fromYuan(found.total_amount);
    return { state: 'paid', amount, merchant: settings.appId, reference: found.trade_no };
  }
  return { state: found.trade_status === 'TRADE_CLOSED' ? 'closed' : 'pending' };
}

/** A trade that Alipay does not have yet can still begin until the time it was started with. */
async function close(
  client: AlipayClient,
  settings: AlipaySettings,
  key: AttemptKey,
): Promise<'closed' | 'paid'> {
  return await closeOrAsk(
    () => orUndefined(client.ask('alipay.trade.close', { out_trade_no: key.attempt }, nothing)),
    () => fetchStatus(client, settings, key),
  );
}

async function refund(client: AlipayClient, request: RefundRequest): Promise<RefundStatus> {
  const content = {
    out_trade_no: request.attempt,
    out_request_no: request.refund,
    refund_amount: toYuan(request.amount),
    ...(request.reason ? { refund_reason: shortenToLength(request.reason, LONGEST_SUBJECT) } : {}),
  };
  const { fund_change } = await client.ask('alipay.trade.refund', content, refunded);
  if (fund_change === 'Y') return { state: 'done', amount: request.amount, reference: request.refund };
  // No money moved by this request: it had moved by an earlier one, or is on its way.
  const found = await fetchRefund(client, request);
  return found.state === 'unknown' ? { state: 'pending' } : found;
}

async function fetchRefund(
  client: AlipayClient,
  { attempt, refund: number }: Pick<RefundRequest, 'attempt' | 'refund'>,
): Promise<RefundStatus> {
  const content = { out_trade_no: attempt, out_request_no: number };
  const found = await orUndefined(client.ask('alipay.trade.fastpay.refund.query', content, refundFound));
  if (found?.refund_status !== 'REFUND_SUCCESS') return { state: 'unknown' };
  return { state: 'done', amount: fromYuan(found.refund_amount), reference: number };
}

async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
  return await asked.catch((error: unknown) => {
    if (error instanceof ProviderRefusedError && error.reason === NO_SUCH_TRADE) return undefined;
    throw error;
  });
}
