import { ErrorSummary, TextArea, TextField } from '../../ui/form.tsx';
import type { PageContext } from '../../ui/page-context.ts';

export interface CategoryFormProps {
  page: PageContext;
  /** Tells the fields of one form from those of another. */
  form: string;
  action: string;
  submit: string;
  values?: Record<string, string> | undefined;
  errors?: Record<string, string> | undefined;
}

export function CategoryForm({
  page: { t },
  form,
  action,
  submit,
  values = {},
  errors = {},
}: CategoryFormProps) {
  const { desk } = t;
  const labels = { nameZh: desk.nameZh, nameEn: desk.nameEn, slug: desk.slug, keywords: desk.keywords };
  const field = (name: keyof typeof labels) => ({
    t,
    form,
    name,
    label: labels[name],
    value: values[name],
    error: errors[name],
  });
  return (
    <form method="post" action={action} class="grid gap-4" novalidate>
      <ErrorSummary t={t} errors={errors} labels={labels} form={form} />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField {...field('nameZh')} maxlength={80} />
        <TextField {...field('nameEn')} maxlength={80} />
      </div>
      <TextField {...field('slug')} hint={desk.slugHint} maxlength={60} />
      <TextArea {...field('keywords')} hint={desk.keywordsHint} rows={4} />
      <button type="submit" class="btn btn-primary w-fit">
        {submit}
      </button>
    </form>
  );
}
