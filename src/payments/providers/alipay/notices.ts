import { z } from 'zod';
import type { AlipaySettings } from '../../../platform/payment-config.ts';
import { ForgedNoticeError, UnreadableNoticeError } from '../../errors.ts';
import type { NoticeKind, PaymentNotice, RawNotice } from '../../provider.ts';
import { fromChineseTime } from '../chinese-time.ts';
import type { AlipayClient } from './client.ts';
import { fromYuan } from './yuan.ts';

const notice = z.object({
  notify_id: z.string().min(1),
  notify_time: z.string(),
  app_id: z.string(),
  seller_id: z.string().optional(),
  out_trade_no: z.string(),
  trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string().optional(),
  gmt_refund: z.string().optional(),
  out_biz_no: z.string().optional(),
});

type Fields = z.infer<typeof notice>;

/**
 * A form, signed over its fields. Alipay sets no age beyond which a notice is void and repeats one for a day;
 * a replayed one carries the `notify_id` it had.
 */
export function readAlipayNotice(
  client: AlipayClient,
  settings: AlipaySettings,
  raw: RawNotice,
): PaymentNotice {
  const form = Object.fromEntries(new URLSearchParams(raw.body));
  if (!client.isSigned(form)) throw new ForgedNoticeError('not signed by Alipay');
  const parsed = notice.safeParse(form);
  if (!parsed.success) throw new UnreadableNoticeError(parsed.error.message);
  const fields = parsed.data;
  const kind = kindOf(fields);
  return {
    eventId: fields.notify_id,
    kind,
    attempt: fields.out_trade_no,
    // Of refunds it tells only how much went back in all.
    amount: kind === 'refunded' ? undefined : fromYuan(fields.total_amount),
    merchant: merchantOf(settings, fields),
    reference: fields.trade_no,
    ...(kind === 'refunded' && fields.out_biz_no ? { refund: fields.out_biz_no } : {}),
    occurredAt: fromChineseTime(fields.notify_time),
  };
}

function kindOf({ trade_status: status, gmt_refund: refundedAt }: Fields): NoticeKind {
  if (refundedAt !== undefined) return 'refunded';
  if (status === 'TRADE_SUCCESS' || status === 'TRADE_FINISHED') return 'paid';
  return status === 'TRADE_CLOSED' ? 'closed' : 'other';
}

function merchantOf({ sellerId }: AlipaySettings, { app_id, seller_id }: Fields): string {
  return sellerId === undefined || sellerId === seller_id ? app_id : `${app_id}/${seller_id ?? ''}`;
}
