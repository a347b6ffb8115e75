import type { Child } from '#jsx/jsx-runtime';
import { categoryChoices, licenceChoices } from '../../catalog/pages/document-words.ts';
import { type Choice, SelectField, TextArea, TextField } from '../../ui/form.tsx';
import { commonLanguages, languageName } from '../../ui/format.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { EditPageProps } from './edit.tsx';

export function EditFields(props: EditPageProps) {
  const { page, document, categories, licences } = props;
  const { edit, common } = page.t;
  const pagesHint = document.pageCount > 0 ? edit.previewPagesHint(document.pageCount) : undefined;
  return (
    <>
      <TextField {...field(props, 'title', edit.titleField)} maxlength={300} />
      <TextField {...field(props, 'author', edit.author)} maxlength={200} />
      <TextArea {...field(props, 'summary', edit.summary, edit.summaryHint)} rows={4} />
      <Pair>
        <SelectField
          {...field(props, 'language', edit.language)}
          choices={languageChoices(page, props.values['language'] ?? 'und')}
        />
        <SelectField
          {...field(props, 'categoryId', edit.category)}
          choices={categoryChoices(categories, page, common.noCategory)}
        />
      </Pair>
      <TextField {...field(props, 'tags', edit.tags, edit.tagsHint)} />
      <SelectField {...field(props, 'licence', edit.licence)} choices={licenceChoices(licences, page)} />
      <Pair>
        <TextField
          {...field(props, 'price', edit.price)}
          inputmode="decimal"
          after={document.price.currency}
        />
        <TextField {...field(props, 'previewPages', edit.previewPages, pagesHint)} inputmode="numeric" />
      </Pair>
    </>
  );
}

function Pair({ children }: { children?: Child }) {
  return <div class="grid gap-6 sm:grid-cols-2">{children}</div>;
}

/** Fields that were filled from the file, as long as no person has set them. */
const suggestedFields = ['title', 'author', 'summary', 'language', 'categoryId', 'tags', 'licence'];

function field(
  { page: { t }, document, values, errors }: EditPageProps,
  name: string,
  label: string,
  hint?: string,
) {
  const value = values[name] ?? '';
  const suggested = suggestedFields.includes(name) && value !== '' && !document.edited.includes(name);
  return { t, name, label, value, hint, error: errors[name], note: suggested ? t.edit.suggested : undefined };
}

export function languageChoices({ language, t }: PageContext, chosen: string): Choice[] {
  const tags =
    commonLanguages.includes(chosen) || chosen === 'und' ? commonLanguages : [chosen, ...commonLanguages];
  return [
    { value: 'und', label: t.common.unknownLanguage },
    ...tags.map((tag) => ({ value: tag, label: languageName(tag, language) ?? tag })),
  ];
}
