import { QrCode, type StartedPayment } from '../../payments/index.ts';
import { formatMoney } from '../../platform/money.ts';
import { formatMoment } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Order } from '../orders.ts';
import type { OrderPageProps } from './order.tsx';

/** The ways to pay, and what the one chosen asks for. */
export function OrderPayment(props: OrderPageProps) {
  const { page, order, providers, started, key, renewal } = props;
  const { t, language } = page;
  const total = { minor: order.total_minor, currency: order.currency };
  const able = providers.filter(
    ({ capabilities: { currencies } }) => currencies === 'any' || currencies.includes(order.currency),
  );
  return (
    <section class="grid gap-5">
      <h2 class="font-semibold font-serif text-2xl">{t.orders.pay}</h2>
      {renewal && <p>{t.renewal.onOrder(renewal.months, formatMoney(total, language))}</p>}
      {able.length === 0 && <p>{t.orders.noProviders}</p>}
      {started && <Started page={page} order={order} key={key} started={started.started} />}
      <div class="grid gap-3 sm:grid-cols-2">
        {able.map(({ id, capabilities }) => (
          <form method="post" action={links.orderAction(order.id, 'pay', key)}>
            <input type="hidden" name="provider" value={id} />
            <button type="submit" class={`btn w-full ${started ? '' : 'btn-primary'}`}>
              {nameIn(t.orders.providers, id)}
            </button>
            {order.renews === 1 && !capabilities.renewals && (
              <p class="muted mt-1 text-sm">{t.renewal.notWith}</p>
            )}
          </form>
        ))}
      </div>
      <p class="muted text-sm">{t.orders.payWithin(formatMoment(order.expires_at, language))}</p>
    </section>
  );
}

interface StartedProps {
  page: PageContext;
  order: Order;
  key: string | undefined;
  started: StartedPayment;
}

function Started({ page, order, key, started }: StartedProps) {
  const { t } = page;
  return (
    <order-watch data-href={links.orderState(order.id, key)} data-state={order.state}>
      <div class="grid justify-items-start gap-4 rounded-box border border-base-300 p-5">
        {started.kind === 'qr' && (
          <>
            <p>{t.orders.scan}</p>
            <QrCode content={started.content} label={t.orders.scan} />
          </>
        )}
        {started.kind === 'instructions' && (
          <>
            <p>{t.orders.transferLead}</p>
            <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
              {started.details.map(({ field, value }) => (
                <>
                  <dt class="muted">{t.orders.transferFields[field]}</dt>
                  <dd class="break-all font-medium">{value}</dd>
                </>
              ))}
            </dl>
          </>
        )}
        {started.kind === 'redirect' && <p>{t.orders.notYet}</p>}
        <a href={links.orderReturn(order.id, key)} class="btn btn-sm">
          {t.orders.check}
        </a>
      </div>
    </order-watch>
  );
}
