import { z } from 'zod';
import type { JobHandler } from '../platform/jobs/index.ts';
import { closeOtherAttempts, expireOrder } from './close.ts';
import type { OrderContext } from './context.ts';
import { CLOSE_ATTEMPTS, EXPIRE_ORDER, SEND_REFUND } from './job-kinds.ts';
import { sendRefund } from './refund-payment.ts';

const ofOrder = z.object({ orderId: z.string() });
const ofRefund = z.object({ refundId: z.string() });

export function orderJobs(context: OrderContext): Record<string, JobHandler> {
  return {
    [EXPIRE_ORDER]: (job) => expireOrder(context, ofOrder.parse(job.payload).orderId),
    [CLOSE_ATTEMPTS]: (job) => closeOtherAttempts(context, ofOrder.parse(job.payload).orderId),
    [SEND_REFUND]: (job) => sendRefund(context, ofRefund.parse(job.payload).refundId),
  };
}
