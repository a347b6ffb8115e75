import { formatMoney } from '../../platform/money.ts';
import { Notice, PageTitle } from '../../ui/blocks.tsx';
import { listCountries } from '../../ui/countries.ts';
import { ErrorSummary, SelectField, TextField } from '../../ui/form.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { amountsOf, type Quote } from '../quote.ts';
import { CouponForm } from './cart.tsx';
import { type RefundRule, ruleWords } from './order-refund.tsx';
import { QuoteSummary } from './quote-summary.tsx';

export interface CheckoutPageProps {
  page: PageContext;
  quote: Quote;
  /** What is bought instead of what is in the cart. */
  plan?: string | undefined;
  /** Where it is offered that the plan renews by itself. */
  renewal?: { months: number; chosen: boolean } | undefined;
  returnTo?: string | undefined;
  refundRule: RefundRule;
  requestKey: string;
  email: string;
  code?: string | undefined;
  /** What the buyer agreed to before is not what it costs now. */
  changed?: boolean;
  errors?: Record<string, string>;
}

export function CheckoutPage(props: CheckoutPageProps) {
  const { page, quote, changed, errors = {}, plan } = props;
  const { t } = page;
  return (
    <Layout page={page} title={t.checkout.title}>
      <div class="mx-auto max-w-3xl">
        <PageTitle title={t.checkout.title} lead={t.checkout.lead} />
        {changed && (
          <div class="mb-6">
            <Notice kind="problem">
              {quote.couponProblem ? t.checkout.couponChanged : t.checkout.changed}
            </Notice>
          </div>
        )}
        <ErrorSummary
          t={t}
          errors={errors}
          labels={{ email: t.checkout.email, country: t.checkout.country }}
        />
        <div class="mt-6 grid gap-x-14 gap-y-8 md:grid-cols-2">
          <div class="grid content-start gap-6">
            <Lines page={page} quote={quote} />
            <QuoteSummary page={page} amounts={amountsOf(quote)} />
            {!plan && <CouponForm page={page} code={props.code} quote={quote} />}
          </div>
          <BuyerForm {...props} />
        </div>
      </div>
    </Layout>
  );
}

function Lines({ page, quote }: { page: PageContext; quote: Quote }) {
  const { t, language } = page;
  const money = (minor: number) => formatMoney({ minor, currency: quote.currency }, language);
  return (
    <div>
      <ul class="divide-y divide-base-300 border-base-300 border-y">
        {quote.lines.map((line) => (
          <li class="flex justify-between gap-4 py-3">
            <span class="min-w-0 font-serif">{line.title}</span>
            <span class="text-right tabular-nums">
              {money(line.priceMinor)}
              {line.seenMinor !== line.priceMinor && (
                <span class="muted block text-sm">{t.cart.priceWas(money(line.seenMinor))}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {quote.leftOut.length > 0 && (
        <div class="mt-4 text-sm">
          <p class="font-medium">{t.cart.notOrdered}</p>
          <ul class="muted mt-1">
            {quote.leftOut.map(({ document, reason }) => (
              <li>
                {document.title}
                {t.common.colon}
                {t.cart.reasons[reason]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function BuyerForm(props: CheckoutPageProps) {
  const { page, quote, plan, renewal, returnTo, requestKey, email, refundRule, errors = {} } = props;
  const { t, language } = page;
  const total = formatMoney({ minor: quote.priced.totalMinor, currency: quote.currency }, language);
  return (
    <form method="post" action={links.checkout()} class="grid content-start gap-6" novalidate>
      <input type="hidden" name="agreement" value={quote.agreement} />
      <input type="hidden" name="request" value={requestKey} />
      {plan && <input type="hidden" name="plan" value={plan} />}
      {returnTo && <input type="hidden" name="return" value={returnTo} />}
      <TextField
        t={t}
        type="email"
        name="email"
        label={t.checkout.email}
        hint={t.checkout.emailHint}
        value={email}
        error={errors['email']}
        autocomplete="email"
        maxlength={254}
        required
      />
      <div>
        <SelectField
          t={t}
          name="country"
          label={t.checkout.country}
          hint={t.checkout.countryHint}
          value={quote.country}
          choices={listCountries(language)}
        />
        <button type="submit" name="only" value="quote" class="text-link mt-2 cursor-pointer text-sm">
          {t.checkout.update}
        </button>
      </div>
      {renewal && <RenewalChoice page={page} renewal={renewal} amount={total} />}
      <button type="submit" class="btn btn-primary btn-lg">
        {quote.priced.totalMinor === 0 ? t.checkout.placeFree : t.checkout.place(total)}
      </button>
      <p class="muted text-sm">{ruleWords(page, refundRule, quote.lines)}</p>
      {!page.account && (
        <p class="muted text-sm">
          <a href={links.signIn(page.url)} class="text-link">
            {t.checkout.haveAccount}
          </a>
        </p>
      )}
    </form>
  );
}

/** Never chosen for the buyer; what it means stands beside it. */
function RenewalChoice({
  page: { t },
  renewal,
  amount,
}: {
  page: PageContext;
  renewal: { months: number; chosen: boolean };
  amount: string;
}) {
  return (
    <label class="flex items-start gap-3">
      <input
        type="checkbox"
        name="renews"
        value="yes"
        checked={renewal.chosen}
        class="checkbox checkbox-primary mt-0.5"
        aria-describedby="renewal-hint"
      />
      <span>
        {t.renewal.choose(renewal.months, amount)}
        <span id="renewal-hint" class="muted mt-1 block text-sm">
          {t.renewal.chooseHint}
        </span>
      </span>
    </label>
  );
}
