import { slugify } from '../../catalog/index.ts';
import { langOf, titleWords } from '../../catalog/pages/document-words.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { Pagination } from '../../ui/pagination.tsx';
import type { PastVersion } from '../history.ts';
import type { Remark, Verdict } from '../remarks.ts';
import type { Reviewing } from '../rights.ts';
import type { ReviewForm } from '../write.ts';
import { QuestionForm, ReviewFormFields } from './forms.tsx';
import { RemarkItem } from './remark.tsx';
import { QualityRecord } from './verdict.tsx';

export interface ReviewsPageProps {
  page: PageContext;
  about: Reviewing;
  verdict: Verdict;
  history: PastVersion[];
  remarks: Remark[];
  /** The reader's own review. */
  own: Remark | undefined;
  part: 'reviews' | 'questions';
  reported: boolean;
  pageNumber: number;
  pageSize: number;
  form?: ReviewForm;
  question?: string;
  errors?: Record<string, string>;
}

export function ReviewsPage(props: ReviewsPageProps) {
  const { page, about, verdict, history, remarks, part, reported, pageNumber, pageSize } = props;
  const { t } = page;
  const { document } = about;
  const title = titleWords(document);
  return (
    <Layout page={page} title={`${t.reviews.title}${t.common.colon} ${title}`}>
      <div class="max-w-4xl">
        <p class="mb-2 font-serif text-lg" lang={langOf(document)}>
          <a href={links.document(document.id, slugify(title))} class="text-link">
            {title}
          </a>
        </p>
        <h1 class="mb-6 font-semibold font-serif text-3xl">{t.reviews.title}</h1>
        <QualityRecord {...{ page, document, verdict, history }} />
        <PartLinks {...props} />
        {reported && <Notice kind="done">{t.reviews.reported}</Notice>}
        {part === 'reviews' ? <OwnReview {...props} /> : <OwnQuestion {...props} />}
        {remarks.length === 0 && (
          <p class="muted mt-8">{part === 'reviews' ? t.reviews.noReviews : t.reviews.noQuestions}</p>
        )}
        <ul class="mt-4 divide-y divide-base-300">
          {remarks.map((remark) => (
            <RemarkItem {...{ page, remark, history }} actions={about} />
          ))}
        </ul>
        <Pagination
          {...{ page, pageNumber, pageSize }}
          total={verdict[part]}
          href={(number) => links.reviews(document.id, { part, page: number })}
        />
      </div>
    </Layout>
  );
}

function PartLinks({ page: { t }, about, part, verdict }: ReviewsPageProps) {
  const parts = ['reviews', 'questions'] as const;
  return (
    <nav aria-label={t.reviews.title} class="mt-8 mb-6 border-base-300 border-b">
      <ul class="flex gap-6">
        {parts.map((name) => (
          <li>
            <a
              href={links.reviews(about.document.id, { part: name })}
              aria-current={name === part ? 'page' : undefined}
              class={`block border-b-2 py-2.5 -outline-offset-2 ${name === part ? 'border-primary font-semibold' : 'muted border-transparent hover:border-base-300'}`}
            >
              {t.reviews.parts[name]}
              <span class="muted ml-1.5 font-normal text-sm tabular-nums">{verdict[name]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The form, or why there is none. */
function OwnReview(props: ReviewsPageProps) {
  const { page, about, own } = props;
  const { t, account } = page;
  if (about.mayReview) {
    return (
      <>
        {own?.hidden && <Notice kind="problem">{t.reviews.yoursIsHidden}</Notice>}
        <ReviewFormFields {...props} />
      </>
    );
  }
  if (!account) return <SignIn {...props} words={t.reviews.signInToReview} />;
  return <p class="muted">{about.mayAsk ? t.reviews.whoReviews : t.reviews.notYourOwn}</p>;
}

function OwnQuestion(props: ReviewsPageProps) {
  const { page, about } = props;
  if (about.mayAsk) return <QuestionForm {...props} />;
  return page.account ? null : <SignIn {...props} words={page.t.reviews.signInToAsk} />;
}

function SignIn({ page, words }: ReviewsPageProps & { words: string }) {
  return (
    <p class="muted">
      {words}{' '}
      <a href={links.signIn(page.url)} class="text-link">
        {page.t.site.signIn}
      </a>
    </p>
  );
}
