import { categoryChoices, licenceChoices } from '../../catalog/pages/document-words.ts';
import { Notice } from '../../ui/blocks.tsx';
import type { PageContext } from '../../ui/page-context.ts';
import type { FieldDifference } from '../edit-form.ts';
import type { EditPageProps } from './edit.tsx';
import { languageChoices } from './edit-fields.tsx';

/** What somebody else changed since the form was opened, beside what it says itself. */
export function EditDifferences(props: EditPageProps) {
  const { page, differences } = props;
  const { edit } = page.t;
  if (!differences) return null;
  return (
    <Notice kind="problem">
      <p class="font-semibold">{edit.conflict}</p>
      {differences.length === 0 ? (
        <p class="mt-1">{edit.conflictSame}</p>
      ) : (
        <dl class="mt-3 grid gap-3 text-sm">
          {differences.map((difference) => (
            <Difference {...props} difference={difference} />
          ))}
        </dl>
      )}
    </Notice>
  );
}

function Difference({ difference, ...props }: EditPageProps & { difference: FieldDifference }) {
  const { edit } = props.page.t;
  const { field, theirs, yours } = difference;
  return (
    <div>
      <dt class="font-medium">{fieldLabels(props.page)[field]}</dt>
      <dd class="break-words">
        {edit.theirs} <q class="whitespace-pre-line">{valueWords(props, field, theirs)}</q>
      </dd>
      <dd class="break-words">
        {yours === undefined ? (
          edit.takenOver
        ) : (
          <>
            {edit.yours} <q class="whitespace-pre-line">{valueWords(props, field, yours)}</q>
          </>
        )}
      </dd>
    </div>
  );
}

/** A field's value as the form shows it: the choice's name for one that is chosen from a list. */
function valueWords({ page, categories, licences }: EditPageProps, field: string, value: string): string {
  const choices =
    field === 'categoryId'
      ? categoryChoices(categories, page, page.t.common.noCategory)
      : field === 'licence'
        ? licenceChoices(licences, page)
        : field === 'language'
          ? languageChoices(page, value)
          : [];
  return choices.find((choice) => choice.value === value)?.label ?? (value || page.t.edit.nothing);
}

export function fieldLabels({ t: { edit } }: PageContext): Record<string, string> {
  return {
    title: edit.titleField,
    author: edit.author,
    summary: edit.summary,
    language: edit.language,
    categoryId: edit.category,
    tags: edit.tags,
    licence: edit.licence,
    price: edit.price,
    previewPages: edit.previewPages,
  };
}
