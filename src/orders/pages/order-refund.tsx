import type { StoreTerms } from '../../pricing/index.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { REFUND_CAUSES } from '../refunds.ts';
import type { OrderPageProps } from './order.tsx';

/** Asking for money back: which lines, and why. */
export function OrderRefund({ page, order, lines, refunds, refundRule, key }: OrderPageProps) {
  const { t } = page;
  const asked = new Set(
    refunds.flatMap(({ state, lines: ids }) => (state === 'asked' ? (JSON.parse(ids) as string[]) : [])),
  );
  const left = lines.filter(({ id, state }) => state === 'granted' && !asked.has(id));
  if (left.length === 0 || order.total_minor === 0) return null;
  return (
    <details class="group">
      <summary class="text-link w-fit text-sm">{t.orders.refundAsk}</summary>
      <form
        method="post"
        action={links.orderAction(order.id, 'refund', key)}
        class="mt-4 grid max-w-xl gap-5 rounded-box border border-base-300 p-5"
      >
        <p class="muted text-sm">{ruleWords(page, refundRule, lines)}</p>
        <fieldset class="grid gap-2">
          <legend class="mb-2 font-medium">{t.orders.refundLines}</legend>
          {left.map((line) => (
            <label class="flex items-center gap-3">
              <input
                type="checkbox"
                name="line"
                value={line.id}
                checked={left.length === 1}
                class="checkbox checkbox-primary"
              />
              {line.title}
            </label>
          ))}
        </fieldset>
        <label class="grid gap-1">
          <span class="font-medium">{t.orders.refundCause}</span>
          <select name="cause" class="select w-full">
            {REFUND_CAUSES.map((cause) => (
              <option value={cause}>{t.orders.refundCauses[cause]}</option>
            ))}
          </select>
        </label>
        <label class="grid gap-1">
          <span class="font-medium">{t.orders.refundReason}</span>
          <textarea name="reason" rows={3} maxlength={2000} class="textarea w-full" />
        </label>
        <button type="submit" class="btn w-fit">
          {t.orders.refundSend}
        </button>
      </form>
    </details>
  );
}

/** The operator's rule, as it applies to what is bought; also said before it is. */
export function ruleWords(
  { t }: PageContext,
  { refundDays, refundDownloaded }: RefundRule,
  goods: Array<{ kind: 'document' | 'membership' }>,
): string {
  const isPlan = goods.every(({ kind }) => kind === 'membership');
  return isPlan
    ? t.orders.refundRuleMembership(refundDays)
    : t.orders.refundRule(refundDays, refundDownloaded);
}

export type RefundRule = Pick<StoreTerms, 'refundDays' | 'refundDownloaded'>;
