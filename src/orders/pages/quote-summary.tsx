import { formatMoney } from '../../platform/money.ts';
import type { PageContext } from '../../ui/page-context.ts';

export interface Amounts {
  currency: string;
  subtotalMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  rateBp: number;
  inclusive: boolean;
}

/** How the total comes about; the same on the cart, at the checkout and on the order. */
export function QuoteSummary({ page: { t, language }, amounts }: { page: PageContext; amounts: Amounts }) {
  const money = (minor: number) => formatMoney({ minor, currency: amounts.currency }, language);
  const rate = `${amounts.rateBp / 100}%`;
  return (
    <dl class="grid grid-cols-[1fr_auto] gap-y-2 tabular-nums">
      {(amounts.discountMinor > 0 || (amounts.taxMinor > 0 && !amounts.inclusive)) && (
        <Row name={t.cart.subtotal} amount={money(amounts.subtotalMinor)} />
      )}
      {amounts.discountMinor > 0 && (
        <Row name={t.cart.discount} amount={`−${money(amounts.discountMinor)}`} />
      )}
      {amounts.taxMinor > 0 && !amounts.inclusive && (
        <Row name={t.cart.taxAdded(rate)} amount={money(amounts.taxMinor)} />
      )}
      <dt class="border-base-300 border-t pt-2 font-semibold">{t.cart.total}</dt>
      <dd class="border-base-300 border-t pt-2 pl-8 text-right font-semibold text-xl">
        {money(amounts.totalMinor)}
      </dd>
      {amounts.taxMinor > 0 && amounts.inclusive && (
        <Row name={t.cart.taxIncluded(rate)} amount={money(amounts.taxMinor)} />
      )}
    </dl>
  );
}

function Row({ name, amount }: { name: string; amount: string }) {
  return (
    <>
      <dt class="muted">{name}</dt>
      <dd class="pl-8 text-right">{amount}</dd>
    </>
  );
}
