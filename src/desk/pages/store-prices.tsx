import { formatMoney } from '../../platform/money.ts';
import { listCountries } from '../../ui/countries.ts';
import { Checkbox, SelectField, TextArea, TextField } from '../../ui/form.tsx';
import { formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { type DeskStorePageProps, fieldOf, Heading, Row, StoreForm } from './store-form.tsx';

export function Coupons(props: DeskStorePageProps) {
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

export function Taxes(props: DeskStorePageProps) {
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
