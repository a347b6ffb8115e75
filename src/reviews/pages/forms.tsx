import { ErrorSummary, TextArea } from '../../ui/form.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Remark } from '../remarks.ts';
import type { Reviewing } from '../rights.ts';
import type { ReviewForm } from '../write.ts';

export interface ReviewFormProps {
  page: PageContext;
  about: Reviewing;
  own: Remark | undefined;
  form?: ReviewForm;
  errors?: Record<string, string>;
}

export function ReviewFormFields({ page, about, own, form, errors = {} }: ReviewFormProps) {
  const { t } = page;
  const values = form ?? formOf(own);
  return (
    <details open={own === undefined || form !== undefined}>
      <summary class="btn btn-sm list-none [&::-webkit-details-marker]:hidden">
        {own ? t.reviews.changeYours : t.reviews.writeReview}
      </summary>
      <form
        method="post"
        action={links.reviews(about.document.id)}
        class="mt-4 grid max-w-xl gap-5 rounded-box border border-base-300 p-5"
        novalidate
      >
        <ErrorSummary t={t} errors={errors} labels={{ stars: t.reviews.stars, words: t.reviews.words }} />
        <StarChoice page={page} chosen={values.stars} />
        <PreviewChoice page={page} chosen={values.asPreviewed} />
        <TextArea
          t={t}
          name="words"
          label={t.reviews.words}
          note={t.reviews.optional}
          value={values.words}
          error={errors['words']}
          rows={5}
        />
        <button type="submit" class="btn btn-primary w-fit">
          {own ? t.common.save : t.reviews.publish}
        </button>
      </form>
    </details>
  );
}

function formOf(own: Remark | undefined): ReviewForm {
  const asPreviewed = own?.asPreviewed === true ? 'yes' : own?.asPreviewed === false ? 'no' : '';
  return { stars: own?.stars ? String(own.stars) : '', asPreviewed, words: own?.words ?? '' };
}

function StarChoice({ page: { t }, chosen }: { page: PageContext; chosen: string }) {
  return (
    <fieldset id="field-stars">
      <legend class="mb-2 font-medium">{t.reviews.stars}</legend>
      <div class="flex flex-wrap gap-x-5 gap-y-2">
        {['1', '2', '3', '4', '5'].map((value) => (
          <label class="flex items-center gap-2">
            <input
              type="radio"
              name="stars"
              value={value}
              checked={value === chosen}
              class="accent-primary"
            />
            <span aria-hidden="true" class="text-primary">
              {'★'.repeat(Number(value))}
            </span>
            <span class="sr-only">{t.reviews.starsOfFive(Number(value))}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function PreviewChoice({ page: { t }, chosen }: { page: PageContext; chosen: string }) {
  const choices = [
    { value: 'yes', label: t.reviews.yes },
    { value: 'no', label: t.reviews.no },
    { value: '', label: t.reviews.noAnswer },
  ];
  return (
    <fieldset>
      <legend class="mb-2 font-medium">{t.reviews.wasAsPreviewed}</legend>
      <div class="flex flex-wrap gap-x-5 gap-y-2">
        {choices.map(({ value, label }) => (
          <label class="flex items-center gap-2">
            <input
              type="radio"
              name="asPreviewed"
              value={value}
              checked={value === chosen}
              class="accent-primary"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface QuestionFormProps {
  page: PageContext;
  about: Reviewing;
  question?: string;
  errors?: Record<string, string>;
}

export function QuestionForm({ page: { t }, about, question = '', errors = {} }: QuestionFormProps) {
  return (
    <form
      method="post"
      action={links.reviewQuestions(about.document.id)}
      class="grid max-w-xl gap-4"
      novalidate
    >
      <ErrorSummary t={t} errors={errors} labels={{ question: t.reviews.yourQuestion }} />
      <TextArea
        t={t}
        name="question"
        label={t.reviews.yourQuestion}
        hint={t.reviews.questionHint}
        value={question}
        error={errors['question']}
        rows={3}
      />
      <button type="submit" class="btn btn-primary w-fit">
        {t.reviews.askQuestion}
      </button>
    </form>
  );
}
