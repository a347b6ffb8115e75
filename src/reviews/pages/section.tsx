import type { Document } from '../../catalog/index.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { PastVersion } from '../history.ts';
import type { Opinion } from '../remarks.ts';
import { RemarkItem } from './remark.tsx';
import { QualityRecord } from './verdict.tsx';

/** On the document page: what readers say, and the way to say something. */
export function ReviewsSection({
  page,
  document,
  opinion,
  history,
}: {
  page: PageContext;
  document: Document;
  opinion: Opinion;
  history: PastVersion[];
}) {
  const { t } = page;
  const { verdict, remarks } = opinion;
  return (
    <section class="mt-16 border-base-300 border-t pt-10" aria-label={t.reviews.title}>
      <h2 class="mb-5 font-semibold font-serif text-2xl">{t.reviews.title}</h2>
      <QualityRecord {...{ page, document, verdict, history }} />
      {remarks.length > 0 ? (
        <ul class="mt-4 divide-y divide-base-300">
          {remarks.map((remark) => (
            <RemarkItem {...{ page, remark, history }} />
          ))}
        </ul>
      ) : (
        <p class="muted mt-4">{t.reviews.nothingYet}</p>
      )}
      <p class="mt-4 flex flex-wrap gap-2">
        <a href={links.reviews(document.id)} class="btn btn-sm">
          {verdict.reviews > 0 ? t.reviews.allReviews(verdict.reviews) : t.reviews.writeReview}
        </a>
        <a href={links.reviews(document.id, { part: 'questions' })} class="btn btn-sm">
          {verdict.questions > 0 ? t.reviews.allQuestions(verdict.questions) : t.reviews.askQuestion}
        </a>
      </p>
    </section>
  );
}
