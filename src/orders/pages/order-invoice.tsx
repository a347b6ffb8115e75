import { ErrorSummary, SelectField, TextArea, TextField } from '../../ui/form.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import { languages, messagesFor } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Order } from '../orders.ts';

export interface OrderInvoiceProps {
  page: PageContext;
  order: Order;
  key: string | undefined;
  /** `over`: everything was given back before an invoice was asked for. */
  invoice: { made: boolean; possible: boolean; over: boolean; creditNotes: number[] };
  form?: { values: Record<string, string>; errors: Record<string, string> } | undefined;
}

/** The invoice, or what is asked before it is made. */
export function OrderInvoice({ page, order, key, invoice, form }: OrderInvoiceProps) {
  const { t } = page;
  if (order.paid_at === null || order.total_minor === 0) return null;
  if (invoice.made) {
    return (
      <div class="flex flex-wrap gap-3">
        <a href={links.orderInvoice(order.id, key)} class="btn w-fit">
          <DownloadIcon />
          {t.orders.invoice} (PDF)
        </a>
        {invoice.creditNotes.map((number) => (
          <a href={links.orderCreditNote(order.id, number, key)} class="btn w-fit">
            <DownloadIcon />
            {t.orders.creditNote(number)}
          </a>
        ))}
      </div>
    );
  }
  if (invoice.over) return null;
  if (!invoice.possible) return <p class="muted text-sm">{t.orders.invoiceNotYet}</p>;
  const field = (name: string, label: string) => ({
    t,
    form: 'invoice',
    name,
    label,
    value: form?.values[name],
    error: form?.errors[name],
  });
  const labels = {
    name: t.orders.invoiceName,
    taxNumber: t.orders.invoiceTaxNumber,
    address: t.orders.invoiceAddress,
  };
  return (
    <details class="group" open={form !== undefined}>
      <summary class="text-link w-fit text-sm">{t.orders.invoiceAsk}</summary>
      <form
        method="post"
        action={links.orderAction(order.id, 'invoice', key)}
        class="mt-4 grid max-w-xl gap-5 rounded-box border border-base-300 p-5"
        novalidate
      >
        <p class="muted text-sm">{t.orders.invoiceLead}</p>
        <ErrorSummary t={t} errors={form?.errors ?? {}} labels={labels} form="invoice" />
        <SelectField
          {...field('language', t.orders.invoiceLanguage)}
          value={form?.values['language'] ?? page.language}
          choices={languages.map((value) => ({ value, label: messagesFor(value).site.languageName }))}
        />
        <TextField {...field('name', labels.name)} maxlength={200} autocomplete="organization" required />
        <TextField {...field('taxNumber', labels.taxNumber)} maxlength={40} />
        <TextArea {...field('address', labels.address)} rows={3} />
        <button type="submit" class="btn w-fit">
          {t.orders.invoiceMake}
        </button>
      </form>
    </details>
  );
}
