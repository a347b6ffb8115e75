import type { Category } from '../../catalog/categories.ts';
import type { Document } from '../../catalog/index.ts';
import { DocumentLine } from '../../catalog/pages/document-line.tsx';
import { PageTitle } from '../../ui/blocks.tsx';
import { ErrorSummary } from '../../ui/form.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Follower } from '../followers.ts';
import type { NamedFollow } from '../follows.ts';
import { FollowForms } from './follow-forms.tsx';
import { LetterSettings } from './letter-settings.tsx';

export interface FollowsPageProps {
  page: PageContext;
  follower: Follower;
  follows: NamedFollow[];
  categories: Category[];
  news: Document[];
  errors: Record<string, string>;
  /** Of the document that the reader comes from. */
  contributor: NamedFollow | undefined;
  chosenCategory: string | undefined;
}

export function FollowsPage(props: FollowsPageProps) {
  const { page, news, errors, categories } = props;
  const { t } = page;
  const labels = {
    category: t.footprints.category,
    search: t.follows.search,
    contributor: t.follows.contributor,
  };
  return (
    <Layout page={page} title={t.follows.title}>
      <PageTitle title={t.follows.title} lead={t.follows.lead} />
      <div class="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div class="grid content-start gap-12">
          <ErrorSummary t={t} errors={errors} labels={labels} />
          <section aria-label={t.follows.yours}>
            <h2 class="mb-3 font-semibold font-serif text-xl">{t.follows.yours}</h2>
            <Follows {...props} />
          </section>
          <section aria-label={t.follows.news}>
            <h2 class="font-semibold font-serif text-xl">{t.follows.news}</h2>
            {news.length === 0 && <p class="muted mt-3">{t.follows.noNews}</p>}
            <ul class="divide-y divide-base-300">
              {news.map((document) => (
                <DocumentLine page={page} document={document} gone={{ title: '', words: '' }} />
              ))}
            </ul>
          </section>
        </div>
        <aside class="grid content-start gap-10" aria-label={t.follows.settings}>
          <FollowForms {...props} categories={categories} />
          <LetterSettings {...props} />
        </aside>
      </div>
    </Layout>
  );
}

function Follows({ page, follows }: FollowsPageProps) {
  const { t } = page;
  if (follows.length === 0) return <p class="muted">{t.follows.empty}</p>;
  return (
    <ul class="divide-y divide-base-300">
      {follows.map((follow) => (
        <li class="flex items-center gap-3 py-2.5">
          <span class="min-w-0 grow break-words">
            <FollowName follow={follow} />
            <span class="muted ml-3 text-sm">{t.follows.kinds[follow.kind]}</span>
          </span>
          <form method="post" action={links.followRemove(follow.id)}>
            <button
              type="submit"
              class="btn btn-ghost btn-square btn-sm muted"
              aria-label={t.follows.unfollow(follow.name)}
            >
              <CloseIcon class="size-4" />
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function FollowName({ follow }: { follow: NamedFollow }) {
  const { name, kind, slug } = follow;
  if (kind === 'contributor') return <span class="font-medium">{name}</span>;
  const href = kind === 'search' ? links.search({ q: name }) : links.category(slug ?? '');
  return (
    <a href={href} class="font-medium hover:underline hover:underline-offset-4">
      {name}
    </a>
  );
}
