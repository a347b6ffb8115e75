import { type Context, Hono } from 'hono';
import { addPlan, endPlan, listPlans, makeCodes } from '../membership/index.ts';
import type { Db } from '../platform/db/index.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { parseAmount } from '../platform/money.ts';
import {
  addCoupon,
  addTaxRate,
  endCoupon,
  listCoupons,
  listTaxRates,
  readTerms,
  writeTerms,
} from '../pricing/index.ts';
import { links } from '../ui/links.ts';
import type { PageEnv } from '../ui/page-env.ts';
import { DeskStorePage, type ReturnedForm } from './pages/store.tsx';

type Values = Record<string, string>;
type Save = (db: Db, values: Values) => Promise<string[] | void>;

/** What each form of the page does; throws `InvalidInputError` naming its fields. */
const FORMS: Record<ReturnedForm['name'], Save> = {
  terms: saveTerms,
  plan: savePlan,
  coupon: saveCoupon,
  tax: (db, values) =>
    db.transaction().execute((tx) =>
      addTaxRate(tx, {
        country: values['country'] ?? '',
        percent: values['percent'] ?? '',
        inclusive: values['inclusive'] === '1',
      }),
    ),
  codes: (db, values) => makeCodes(db, values['codesPlan'] ?? '', wholeOr(values['count'], Number.NaN) ?? 0),
};

export function storeRoutes({ db }: { db: Db }): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get(links.deskStore, (c) => show(c, db));
  for (const [name, save] of Object.entries(FORMS) as Array<[ReturnedForm['name'], Save]>) {
    app.post(links.deskStoreForm(name), async (c) => {
      const body = await c.req.parseBody();
      const values = Object.fromEntries(
        Object.entries(body).map(([key, value]) => [
          key,
          typeof value === 'string' ? value.toWellFormed() : '',
        ]),
      );
      try {
        const codes = await save(db, values);
        return codes ? await show(c, db, undefined, codes) : c.redirect(`${links.deskStore}?saved`, 303);
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error;
        return await show(c, db, { name, values, errors: error.fields });
      }
    });
  }
  app.post('/desk/store/plan/:id/end', async (c) => {
    await endPlan(db, c.req.param('id'));
    return c.redirect(`${links.deskStore}?saved`, 303);
  });
  app.post('/desk/store/coupon/:id/end', async (c) => {
    await endCoupon(db, c.req.param('id'));
    return c.redirect(`${links.deskStore}?saved`, 303);
  });
  return app;
}

async function show(
  c: Context<PageEnv>,
  db: Db,
  returned?: ReturnedForm,
  codes?: string[],
): Promise<Response> {
  const [terms, plans, coupons, rates] = await Promise.all([
    readTerms(db),
    listPlans(db),
    listCoupons(db),
    listTaxRates(db),
  ]);
  const saved = c.req.query('saved') !== undefined;
  const props = { terms, plans, coupons, rates, saved, returned, codes };
  c.header('Cache-Control', 'no-store');
  return c.html(<DeskStorePage page={c.get('page')} {...props} />, returned ? 422 : 200);
}

async function saveTerms(db: Db, values: Values): Promise<void> {
  const before = await readTerms(db);
  const currency = (values['currency'] ?? '').trim().toUpperCase();
  const fields: Record<string, string> = {};
  if (!Intl.supportedValuesOf('currency').includes(currency)) fields['currency'] = 'unknown';
  const share = Number(values['share']);
  if (!(share >= 0 && share <= 100)) fields['share'] = 'number';
  const refundDays = wholeOr(values['refundDays'], Number.NaN) ?? Number.NaN;
  if (!(refundDays >= 0 && refundDays <= 3_650)) fields['refundDays'] = 'number';
  const amounts = fields['currency'] ? 'CNY' : currency;
  const payoutMinimumMinor = parseAmount(values['payoutMinimum'] ?? '', amounts);
  if (payoutMinimumMinor === undefined) fields['payoutMinimum'] = 'amount';
  const secondPersonMinor = parseAmount(values['secondPerson'] ?? '', amounts);
  if (secondPersonMinor === undefined) fields['secondPerson'] = 'amount';
  const limits = { sellerName: 200, sellerTaxNumber: 40, sellerAddress: 500 };
  for (const [name, most] of Object.entries(limits))
    if ((values[name] ?? '').length > most) fields[name] = 'long';
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  await writeTerms(db, {
    ...before,
    currency,
    country: values['country'] ?? before.country,
    shareBp: Math.round(share * 100),
    refundDays,
    refundDownloaded: values['refundDownloaded'] === '1',
    payoutMinimumMinor: payoutMinimumMinor ?? 0,
    secondPersonMinor: secondPersonMinor ?? 0,
    sellerName: (values['sellerName'] ?? '').trim(),
    sellerTaxNumber: (values['sellerTaxNumber'] ?? '').trim(),
    sellerAddress: (values['sellerAddress'] ?? '').trim(),
  });
}

async function savePlan(db: Db, values: Values): Promise<void> {
  const { currency } = await readTerms(db);
  const highest = amountOr(values['highestPrice'], currency);
  if (highest === undefined) throw new InvalidInputError({ highestPrice: 'amount' });
  await addPlan(db, {
    nameZh: values['nameZh'] ?? '',
    nameEn: values['nameEn'] ?? '',
    months: Number(values['months']),
    priceMinor: parseAmount(values['price'] ?? '', currency),
    currency,
    downloads: wholeOr(values['downloads'], null),
    highestPriceMinor: highest,
    discountPercent: wholeOr(values['discount'], 0) ?? 0,
  });
}

async function saveCoupon(db: Db, values: Values): Promise<void> {
  const { currency } = await readTerms(db);
  const amountMinor = amountOr(values['amount'], currency);
  const [startsAt, endsAt] = [dayOr(values['startsAt']), dayOr(values['endsAt'])];
  const [mostUses, mostPerPerson] = [
    wholeOr(values['mostUses'], null),
    wholeOr(values['mostPerPerson'], null),
  ];
  const fields: Record<string, string> = {};
  if (amountMinor === undefined) fields['amount'] = 'amount';
  if (startsAt === undefined) fields['startsAt'] = 'invalid';
  if (endsAt === undefined) fields['endsAt'] = 'invalid';
  if (mostUses !== null && !(mostUses >= 1)) fields['mostUses'] = 'number';
  if (mostPerPerson !== null && !(mostPerPerson >= 1)) fields['mostPerPerson'] = 'number';
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  const documents = (values['documents'] ?? '').match(/[0-9a-hjkmnp-tv-z]{13}/g);
  await addCoupon(db, {
    code: values['code'] ?? '',
    percent: wholeOr(values['percent'], null),
    amountMinor: amountMinor ?? null,
    currency,
    startsAt: startsAt ?? null,
    // The last day is part of it.
    endsAt: endsAt ? endsAt + 24 * 60 * 60_000 : null,
    mostUses,
    mostPerPerson,
    documents: documents ? [...documents] : null,
  });
}

/** A whole number as typed; `empty` for nothing, NaN for anything else. */
function wholeOr<T>(text: string | undefined, empty: T): number | T {
  const typed = (text ?? '').normalize('NFKC').trim();
  if (typed === '') return empty;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
}

/** Null for nothing, undefined for what is no amount. */
function amountOr(text: string | undefined, currency: string): number | null | undefined {
  return (text ?? '').trim() === '' ? null : parseAmount(text ?? '', currency);
}

/** A day as 2026-11-22: null for nothing, undefined for what is no day. */
function dayOr(text: string | undefined): number | null | undefined {
  const typed = (text ?? '').trim();
  if (typed === '') return null;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
