import type { Child } from '#jsx/jsx-runtime';
import type { Plan } from '../../membership/index.ts';
import type { Coupon, StoreTerms, TaxRate } from '../../pricing/index.ts';
import { ErrorSummary } from '../../ui/form.tsx';
import { links } from '../../ui/links.ts';
import type { Messages } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';

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

interface SectionProps extends DeskStorePageProps {
  name: ReturnedForm['name'];
  title: string;
  submit: string;
  labels: Record<string, string>;
  children?: Child;
}

/** One form, with what was wrong with it above. */
export function StoreForm({ page, name, submit, labels, returned, children }: Omit<SectionProps, 'title'>) {
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
export function fieldOf(
  props: DeskStorePageProps,
  form: ReturnedForm['name'],
  labels: Record<string, string>,
) {
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

export function Heading({ words }: { words: string }) {
  return <h2 class="mb-4 font-semibold font-serif text-2xl">{words}</h2>;
}

/** One thing that is in force, and its end. */
export function Row({ action, t, children }: { action: string; t: Messages; children?: Child }) {
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
