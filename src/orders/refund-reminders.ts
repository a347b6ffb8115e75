import { listOperators } from '../accounts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { enqueueJob } from '../platform/jobs/index.ts';
import { enqueueLetter } from '../platform/mail/index.ts';
import { formatMoney } from '../platform/money.ts';
import { DEFAULT_LIBRARY_NAME, LIBRARY_NAME, readSetting } from '../platform/settings.ts';
import { formatDate } from '../ui/format.ts';
import { links } from '../ui/links.ts';
import { letterParts } from '../ui/letter.ts';
import { messagesFor } from '../ui/messages/index.ts';
import type { OrderContext } from './context.ts';
import { REMIND_REFUND } from './job-kinds.ts';
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
    const libraryName = (await readSetting<string>(tx, LIBRARY_NAME)) ?? DEFAULT_LIBRARY_NAME;
    const letter = letterParts({ language, libraryName, address: config.baseUrl, title }, [
      t.refundToDecide(amount, due),
      { words: t.refundDecide, href: config.baseUrl + links.deskSales() },
    ]);
    for (const { email } of await listOperators(tx))
      await enqueueLetter(tx, { to: email, subject: title, ...letter });
  });
}
