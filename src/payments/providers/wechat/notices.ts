import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { z } from 'zod';
import type { WechatSettings } from '../../../platform/payment-config.ts';
import { ForgedNoticeError, StaleNoticeError, UnreadableNoticeError } from '../../errors.ts';
import type { NoticeKind, PaymentNotice, RawNotice } from '../../provider.ts';

const TOLERANCE_S = 5 * 60;

const envelope = z.object({
  id: z.string(),
  create_time: z.string(),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().default(''),
  }),
});

const contents = z.object({
  mchid: z.string(),
  appid: z.string().optional(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  out_refund_no: z.string().optional(),
  trade_state: z.string().optional(),
  amount: z.object({
    total: z.number().int(),
    refund: z.number().int().optional(),
    currency: z.string().default('CNY'),
  }),
});

type Contents = z.infer<typeof contents>;

const REFUND_KINDS: Record<string, NoticeKind> = {
  'REFUND.SUCCESS': 'refunded',
  'REFUND.ABNORMAL': 'refund-failed',
  'REFUND.CLOSED': 'refund-failed',
};

/** Verifies the signature over time, nonce and body, then opens the encrypted part with the APIv3 key. */
export function readWechatNotice(settings: WechatSettings, raw: RawNotice): PaymentNotice {
  verify(settings, raw);
  const { id, create_time, event_type, resource } = parse(envelope, raw.body);
  const found = parse(contents, decrypt(settings, resource));
  const kind = REFUND_KINDS[event_type] ?? paymentKind(event_type, found);
  const minor = event_type in REFUND_KINDS ? found.amount.refund : found.amount.total;
  return {
    eventId: id,
    kind,
    attempt: found.out_trade_no,
    amount: minor === undefined ? undefined : { minor, currency: found.amount.currency },
    merchant: merchantOf(settings, found),
    reference: found.transaction_id,
    ...(found.out_refund_no === undefined ? {} : { refund: found.out_refund_no }),
    occurredAt: Date.parse(create_time),
  };
}

/** Ours by its number alone; with the app it was paid in where that is not ours. Refunds do not name the app. */
export function merchantOf(
  settings: WechatSettings,
  { mchid, appid }: { mchid: string; appid?: string | undefined },
) {
  return appid === undefined || appid === settings.appId ? mchid : `${mchid}/${appid}`;
}

function paymentKind(eventType: string, { trade_state }: Contents): NoticeKind {
  return eventType === 'TRANSACTION.SUCCESS' && trade_state === 'SUCCESS' ? 'paid' : 'other';
}

function verify({ platformKeyId, platformKey }: WechatSettings, { body, headers }: RawNotice): void {
  const timestamp = headers.get('wechatpay-timestamp') ?? '';
  const nonce = headers.get('wechatpay-nonce') ?? '';
  const signature = headers.get('wechatpay-signature') ?? '';
  if (headers.get('wechatpay-serial') !== platformKeyId)
    throw new ForgedNoticeError('signed with a key that is not known here');
  if (!Rsa.verify(Formatter.response(timestamp, nonce, body), signature, platformKey))
    throw new ForgedNoticeError('not signed by WeChat Pay');
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > TOLERANCE_S)
    throw new StaleNoticeError('signed too long ago');
}

function decrypt({ apiV3Key }: WechatSettings, resource: z.infer<typeof envelope>['resource']): string {
  try {
    return Aes.AesGcm.decrypt(resource.ciphertext, apiV3Key, resource.nonce, resource.associated_data);
  } catch {
    throw new UnreadableNoticeError('cannot be opened with this APIv3 key');
  }
}

function parse<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new UnreadableNoticeError(String(error));
  }
}
