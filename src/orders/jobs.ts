import { z } from 'zod';
import { END_RENEWAL } from '../membership/index.ts';
import type { JobHandler } from '../platform/jobs/index.ts';
import { closeOtherAttempts, expireOrder } from './close.ts';
import type { OrderContext } from './context.ts';
import { CLOSE_ATTEMPTS, EXPIRE_ORDER, REMIND_REFUND, SEND_REFUND } from './job-kinds.ts';
import { sendRefund } from './refund-payment.ts';
import { sendRefundReminder } from './refund-reminders.ts';
import { tellRenewalEnded } from './renewal-end.ts';

const ofOrder = z.object({ orderId: z.string() });
const ofRenewal = z.object({ renewalId: z.string() });
const ofRefund = z.object({ refundId: z.string() });

export function orderJobs(context: OrderContext): Record<string, JobHandler> {
  return {
    [EXPIRE_ORDER]: (job) => expireOrder(context, ofOrder.parse(job.payload).orderId),
    [CLOSE_ATTEMPTS]: (job) => closeOtherAttempts(context, ofOrder.parse(job.payload).orderId),
    [END_RENEWAL]: (job) => tellRenewalEnded(context, ofRenewal.parse(job.payload).renewalId),
    [REMIND_REFUND]: (job) => sendRefundReminder(context, ofRefund.parse(job.payload).refundId),
    [SEND_REFUND]: (job) => sendRefund(context, ofRefund.parse(job.payload).refundId),
  };
}
