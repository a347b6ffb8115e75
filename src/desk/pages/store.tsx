import { planName } from '../../membership/index.ts';
import { formatMoney, minorDigits } from '../../platform/money.ts';
import { Notice } from '../../ui/blocks.tsx';
import { listCountries } from '../../ui/countries.ts';
import { Checkbox, SelectField, TextArea, TextField } from '../../ui/form.tsx';
import { links } from '../../ui/links.ts';
import { DeskLayout } from './desk-layout.tsx';
import { type DeskStorePageProps, fieldOf, Heading, Row, StoreForm } from './store-form.tsx';
import { Coupons, Taxes } from './store-prices.tsx';

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
            <a download="codes.csv" href={fileOf(codes)} class="btn btn-sm mt-3">
              {t.deskStore.codesFile}
            </a>
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

/** The list is kept nowhere else, so its file is in the link itself. */
function fileOf(codes: string[]): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`code\r\n${codes.join('\r\n')}\r\n`)}`;
}

function decimal(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
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
