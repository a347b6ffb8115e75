import { listOperators } from '../accounts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { formatMoney } from '../platform/money.ts';
import { formatDate } from '../ui/format.ts';
import { links } from '../ui/links.ts';
import { messagesFor } from '../ui/messages/index.ts';
import type { OrderContext } from './context.ts';
import { REMIND_REFUND } from './job-kinds.ts';
import { sendTo } from './letters.ts';
import { lockOrder, type Refund } from './orders.ts';
import { findRefund } from './refund-payment.ts';

const BEFORE_MS = 24 * 60 * 60_000;

/** The operators hear of a refund that nobody has decided a day before they must, and once they are late. */
export async function remindOfRefund(tx: Tx, { id, due_at }: Refund): Promise<void> {
  if (due_at === null) return;
  for (const at of [due_at - BEFORE_MS, due_at]) await enqueueJob(tx, REMIND_REFUND, { refundId: id }, at);
}

export async function sendRefundReminder({ db, config }: OrderContext, refundId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const refund = await findRefund(tx, refundId);
    if (refund?.state !== 'asked' || refund.due_at === null) return;
    const { language } = await lockOrder(tx, refund.order_id);
    const { storeLetters: t } = messagesFor(language);
    const amount = formatMoney({ minor: refund.amount_minor, currency: refund.currency }, language);
    const due = formatDate(refund.due_at, language);
    const isLate = refund.due_at <= Date.now();
    const title = isLate ? t.refundLate(refund.order_id) : t.refundDue(refund.order_id);
    const to = (await listOperators(tx)).map(({ email }) => email);
    await sendTo(tx, { config }, { to, language, subject: title, title }, [
      t.refundToDecide(amount, due),
      { words: t.refundDecide, href: config.baseUrl + links.deskSales() },
    ]);
  });
}
