import type { CartItem, CartProblem } from '../../cart/index.ts';
import { type Document, slugify } from '../../catalog/index.ts';
import { Cover } from '../../catalog/pages/cover.tsx';
import { formatMoney } from '../../platform/money.ts';
import { EmptyState, Notice, PageTitle } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { amountsOf, type Quote } from '../quote.ts';
import { QuoteSummary } from './quote-summary.tsx';

export interface CartPageProps {
  page: PageContext;
  items: CartItem[];
  quote: Quote;
  code?: string | undefined;
  problem?: CartProblem | undefined;
}

export function CartPage(props: CartPageProps) {
  const { page, items, quote, problem } = props;
  const { t } = page;
  const inCart = items.filter(({ later }) => !later);
  const aside = items.filter(({ later }) => later);
  return (
    <Layout page={page} title={t.cart.title}>
      {problem && (
        <div class="mb-6">
          <Notice kind="problem">{t.cart.problems[problem]}</Notice>
        </div>
      )}
      {inCart.length === 0 ? (
        <EmptyState level={1} title={t.cart.emptyTitle} text={t.cart.empty}>
          <a href={links.search()} class="btn btn-primary">
            {t.cart.find}
          </a>
        </EmptyState>
      ) : (
        <>
          <PageTitle title={t.cart.title} lead={t.cart.lead(inCart.length)} />
          {quote.lines.some(({ priceMinor, seenMinor }) => priceMinor !== seenMinor) && (
            <div class="mb-6">
              <Notice kind="problem">{t.cart.priceChanged}</Notice>
            </div>
          )}
          <div class="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <Items page={page} items={inCart} quote={quote} />
            <Summary {...props} />
          </div>
        </>
      )}
      {aside.length > 0 && (
        <section class="mt-14">
          <h2 class="mb-4 font-semibold font-serif text-2xl">{t.cart.laterTitle}</h2>
          <Items page={page} items={aside} quote={quote} />
        </section>
      )}
    </Layout>
  );
}

function Items({ page, items, quote }: { page: PageContext; items: CartItem[]; quote: Quote }) {
  const reasons = new Map(quote.leftOut.map(({ document, reason }) => [document.id, reason]));
  return (
    <ul class="divide-y divide-base-300 border-base-300 border-y">
      {items.map((item) => {
        const reason = reasons.get(item.document.id);
        return <Item page={page} item={item} reason={reason ? page.t.cart.reasons[reason] : undefined} />;
      })}
    </ul>
  );
}

function Item(props: { page: PageContext; item: CartItem; reason: string | undefined }) {
  const { page, item, reason } = props;
  const { t, language } = page;
  const { document, seenMinor } = item;
  const title = document.title || document.fileName;
  const changed = seenMinor !== document.price.minor;
  return (
    <li class="flex gap-4 py-5">
      <span class="flex w-14 shrink-0 items-start justify-center">
        <Cover document={document} eager={false} class="h-auto w-full" />
      </span>
      <div class="min-w-0 flex-1">
        <a
          href={links.document(document.id, slugify(title))}
          class="font-medium font-serif hover:underline hover:underline-offset-4"
        >
          {title}
        </a>
        <p class="mt-1 tabular-nums">
          {formatMoney(document.price, language)}
          {changed && (
            <span class="muted ml-2 text-sm">
              {t.cart.priceWas(formatMoney({ ...document.price, minor: seenMinor }, language))}
            </span>
          )}
        </p>
        {reason && <p class="mt-1 text-sm text-warning">{reason}</p>}
        <div class="mt-2 flex flex-wrap gap-x-4">
          <ItemAction page={page} document={document} action={item.later ? 'back' : 'later'} />
          <ItemAction page={page} document={document} action="remove" />
        </div>
      </div>
    </li>
  );
}

function ItemAction(props: { page: PageContext; document: Document; action: 'remove' | 'later' | 'back' }) {
  const { page, document, action } = props;
  const words = page.t.cart[action];
  return (
    <form method="post" action={links.cartItem(document.id, action)}>
      <button
        type="submit"
        class="text-link cursor-pointer text-sm"
        aria-label={`${words}${page.t.common.colon}${document.title}`}
      >
        {words}
      </button>
    </form>
  );
}

function Summary({ page, quote, code }: CartPageProps) {
  const { t } = page;
  return (
    <aside class="grid content-start gap-6">
      <QuoteSummary page={page} amounts={amountsOf(quote)} />
      {quote.lines.length > 0 && (
        <a href={links.checkout()} class="btn btn-primary btn-lg">
          {t.cart.checkout}
        </a>
      )}
      <CouponForm page={page} code={code} quote={quote} />
    </aside>
  );
}

/** Also stands at the checkout, which it comes back to. */
export function CouponForm(props: { page: PageContext; code: string | undefined; quote: Quote }) {
  const { page, code, quote } = props;
  const { t } = page;
  const problem = quote.couponProblem && t.cart.couponProblems[quote.couponProblem];
  return (
    <form method="post" action={links.cartCoupon} class="grid gap-2">
      <label for="coupon" class="font-medium text-sm">
        {t.cart.coupon}
      </label>
      <div class="flex gap-2">
        <input
          id="coupon"
          name="code"
          value={code}
          maxlength={40}
          autocomplete="off"
          class={`input min-w-0 flex-1 ${problem ? 'input-error' : ''}`}
          aria-describedby={problem ? 'coupon-problem' : undefined}
        />
        <button type="submit" class="btn">
          {t.cart.applyCoupon}
        </button>
      </div>
      {problem && (
        <p id="coupon-problem" class="text-error text-sm">
          {problem}
        </p>
      )}
    </form>
  );
}
