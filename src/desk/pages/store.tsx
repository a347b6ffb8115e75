import type { Child } from 'hono/jsx';
import { type Plan, planName } from '../../membership/index.ts';
import { formatMoney, minorDigits } from '../../platform/money.ts';
import type { Coupon, StoreTerms, TaxRate } from '../../pricing/index.ts';
import { Notice } from '../../ui/blocks.tsx';
import { listCountries } from '../../ui/countries.ts';
import { Checkbox, ErrorSummary, SelectField, TextArea, TextField } from '../../ui/form.tsx';
import { formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { Messages } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';

/** A form of this page that was sent with something wrong in it. */
export interface ReturnedForm {
  name: 'terms' | 'plan' | 'coupon' | 'tax' | 'codes';
  values: Record<string, string>;
  errors: Record<string, string>;
}

export interface DeskStorePageProps {
  page: PageContext;
  terms: StoreTerms;
  plans: Plan[];
  coupons: Coupon[];
  rates: TaxRate[];
  saved: boolean;
  returned?: ReturnedForm | undefined;
  /** Just made, and shown this once. */
  codes?: string[] | undefined;
}

export function DeskStorePage(props: DeskStorePageProps) {
  const { page, saved, codes } = props;
  const { t } = page;
  return (
    <DeskLayout page={page} section="store">
      <div class="grid max-w-3xl gap-14">
        {saved && <Notice kind="done">{t.desk.saved}</Notice>}
        {codes && (
          <Notice kind="done">
            <label class="grid gap-2">
              {t.deskStore.codesMade(codes.length)}
              <textarea rows={8} readonly class="textarea w-full font-mono text-sm">
                {codes.join('\n')}
              </textarea>
            </label>
          </Notice>
        )}
        <Terms {...props} />
        <Plans {...props} />
        <Coupons {...props} />
        <Taxes {...props} />
      </div>
    </DeskLayout>
  );
}

function decimal(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

interface SectionProps extends DeskStorePageProps {
  name: ReturnedForm['name'];
  title: string;
  submit: string;
  labels: Record<string, string>;
  children?: Child;
}

/** One form, with what was wrong with it above. */
function StoreForm({ page, name, submit, labels, returned, children }: Omit<SectionProps, 'title'>) {
  const errors = returned?.name === name ? returned.errors : {};
  return (
    <form method="post" action={links.deskStoreForm(name)} class="grid gap-5" novalidate>
      <ErrorSummary t={page.t} errors={errors} labels={labels} form={name} />
      {children}
      <button type="submit" class="btn btn-primary w-fit">
        {submit}
      </button>
    </form>
  );
}

/** A field of one of the page's forms: what was typed, and what was wrong with it. */
function fieldOf(props: DeskStorePageProps, form: ReturnedForm['name'], labels: Record<string, string>) {
  const returned = props.returned?.name === form ? props.returned : undefined;
  return (name: string, value = '') => ({
    t: props.page.t,
    form,
    name,
    label: labels[name] ?? name,
    value: returned?.values[name] ?? value,
    error: returned?.errors[name],
  });
}

function Heading({ words }: { words: string }) {
  return <h2 class="mb-4 font-semibold font-serif text-2xl">{words}</h2>;
}

function Terms(props: DeskStorePageProps) {
  const { page, terms } = props;
  const { t, language } = page;
  const labels = t.deskStore.terms;
  const field = fieldOf(props, 'terms', labels);
  return (
    <section>
      <StoreForm {...props} name="terms" submit={t.common.save} labels={labels}>
        <div class="grid gap-5 sm:grid-cols-2">
          <TextField {...field('currency', terms.currency)} maxlength={3} hint={t.deskStore.currencyHint} />
          <SelectField {...field('country', terms.country)} choices={listCountries(language)} />
          <TextField {...field('share', String(terms.shareBp / 100))} inputmode="decimal" after="%" />
          <TextField
            {...field('payoutMinimum', decimal(terms.payoutMinimumMinor, terms.currency))}
            inputmode="decimal"
          />
          <TextField {...field('refundDays', String(terms.refundDays))} inputmode="numeric" />
          <TextField
            {...field('secondPerson', decimal(terms.secondPersonMinor, terms.currency))}
            inputmode="decimal"
            hint={t.deskStore.secondPersonHint}
          />
        </div>
        <Checkbox name="refundDownloaded" label={labels.refundDownloaded} checked={terms.refundDownloaded} />
        <TextField {...field('sellerName', terms.sellerName)} maxlength={200} hint={t.deskStore.sellerHint} />
        <TextField {...field('sellerTaxNumber', terms.sellerTaxNumber)} maxlength={40} />
        <TextArea {...field('sellerAddress', terms.sellerAddress)} rows={2} />
      </StoreForm>
    </section>
  );
}

function Plans(props: DeskStorePageProps) {
  const { page, plans } = props;
  const { t, language } = page;
  const labels = t.deskStore.plan;
  const field = fieldOf(props, 'plan', labels);
  const code = fieldOf(props, 'codes', t.deskStore.codes);
  return (
    <section>
      <Heading words={t.deskStore.plans} />
      <ul class="mb-6 divide-y divide-base-300 border-base-300 border-y">
        {plans.map((plan) => (
          <Row action={links.deskStoreEnd('plan', plan.id)} t={t}>
            {planName(plan, language)} · {t.membership.forMonths(plan.months)} ·{' '}
            {formatMoney({ minor: plan.price_minor, currency: plan.currency }, language)} ·{' '}
            {plan.downloads === null ? t.membership.unlimited : t.membership.downloads(plan.downloads)}
          </Row>
        ))}
      </ul>
      <StoreForm {...props} name="plan" submit={t.deskStore.addPlan} labels={labels}>
        <div class="grid gap-5 sm:grid-cols-2">
          <TextField {...field('nameZh')} maxlength={60} />
          <TextField {...field('nameEn')} maxlength={60} />
          <SelectField
            {...field('months', '1')}
            choices={[1, 3, 6, 12, 24, 36].map((n) => ({
              value: String(n),
              label: t.membership.forMonths(n),
            }))}
          />
          <TextField {...field('price')} inputmode="decimal" />
          <TextField {...field('downloads')} inputmode="numeric" hint={t.deskStore.emptyUnlimited} />
          <TextField {...field('highestPrice')} inputmode="decimal" hint={t.deskStore.emptyAll} />
          <TextField {...field('discount', '0')} inputmode="numeric" after="%" />
        </div>
      </StoreForm>
      {plans.length > 0 && (
        <div class="mt-10">
          <h3 class="mb-4 font-semibold text-lg">{t.deskStore.codesTitle}</h3>
          <StoreForm {...props} name="codes" submit={t.deskStore.makeCodes} labels={t.deskStore.codes}>
            <div class="grid gap-5 sm:grid-cols-2">
              <SelectField
                {...code('codesPlan')}
                choices={plans.map((plan) => ({ value: plan.id, label: planName(plan, language) }))}
              />
              <TextField {...code('count', '100')} inputmode="numeric" />
            </div>
          </StoreForm>
        </div>
      )}
    </section>
  );
}

function Coupons(props: DeskStorePageProps) {
  const { page, coupons, terms } = props;
  const { t, language } = page;
  const labels = t.deskStore.coupon;
  const field = fieldOf(props, 'coupon', labels);
  return (
    <section>
      <Heading words={t.deskStore.coupons} />
      <ul class="mb-6 divide-y divide-base-300 border-base-300 border-y">
        {coupons
          .filter(({ active }) => active)
          .map((coupon) => (
            <Row action={links.deskStoreEnd('coupon', coupon.id)} t={t}>
              <span class="font-medium">{coupon.code}</span> ·{' '}
              {coupon.percent === null
                ? formatMoney({ minor: coupon.amountMinor ?? 0, currency: coupon.currency }, language)
                : `${coupon.percent}%`}{' '}
              · {t.deskStore.uses(coupon.uses, coupon.mostUses ?? 0)}
              {coupon.endsAt !== null && ` · ${t.orders.until(formatDate(coupon.endsAt, language))}`}
            </Row>
          ))}
      </ul>
      <StoreForm {...props} name="coupon" submit={t.deskStore.addCoupon} labels={labels}>
        <div class="grid gap-5 sm:grid-cols-2">
          <TextField {...field('code')} maxlength={40} />
          <TextField {...field('percent')} inputmode="numeric" after="%" hint={t.deskStore.percentOrAmount} />
          <TextField {...field('amount')} inputmode="decimal" after={terms.currency} />
          <TextField {...field('startsAt')} hint={t.deskStore.dateHint} maxlength={10} />
          <TextField {...field('endsAt')} hint={t.deskStore.dateHint} maxlength={10} />
          <TextField {...field('mostUses')} inputmode="numeric" hint={t.deskStore.emptyUnlimited} />
          <TextField {...field('mostPerPerson')} inputmode="numeric" hint={t.deskStore.emptyUnlimited} />
        </div>
        <TextArea {...field('documents')} rows={2} hint={t.deskStore.documentsHint} />
      </StoreForm>
    </section>
  );
}

function Taxes(props: DeskStorePageProps) {
  const { page, rates } = props;
  const { t, language } = page;
  const labels = t.deskStore.tax;
  const field = fieldOf(props, 'tax', labels);
  return (
    <section>
      <Heading words={t.deskStore.taxes} />
      <p class="muted mb-4">{t.deskStore.taxLead}</p>
      <ul class="mb-6 divide-y divide-base-300 border-base-300 border-y">
        {rates.map((rate) => (
          <li class="py-2.5">
            {rate.country} · {rate.rateBp / 100}% ·{' '}
            {rate.inclusive ? t.deskStore.taxInclusive : t.deskStore.taxAdded} ·{' '}
            <span class="muted">{t.deskStore.from(formatDate(rate.validFrom, language))}</span>
          </li>
        ))}
      </ul>
      <StoreForm {...props} name="tax" submit={t.deskStore.addTax} labels={labels}>
        <div class="grid gap-5 sm:grid-cols-2">
          <SelectField {...field('country', props.terms.country)} choices={listCountries(language)} />
          <TextField {...field('percent')} inputmode="decimal" after="%" />
        </div>
        <Checkbox name="inclusive" label={t.deskStore.taxInclusive} checked />
      </StoreForm>
    </section>
  );
}

function Row({ action, t, children }: { action: string; t: Messages; children?: Child }) {
  return (
    <li class="flex flex-wrap items-center justify-between gap-3 py-2.5">
      <span>{children}</span>
      <form method="post" action={action}>
        <button type="submit" class="btn btn-sm">
          {t.deskStore.end}
        </button>
      </form>
    </li>
  );
}
