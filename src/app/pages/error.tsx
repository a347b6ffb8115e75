import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { SearchBox } from '../../ui/search-box.tsx';

export interface ErrorPageProps {
  page: PageContext;
  status: 404 | 403 | 401 | 400 | 413 | 409 | 500 | 503;
  /** A sentence in the reader's language that says more. */
  detail?: string | undefined;
}

export function ErrorPage({ page, status, detail }: ErrorPageProps) {
  const { t } = page;
  const { title, advice } = t.errors[status];
  return (
    <Layout page={page} title={title} head={<meta name="robots" content="noindex" />} search={false}>
      <div class="mx-auto max-w-xl py-8">
        <p class="muted text-sm tabular-nums">{t.errorPage.status(status)}</p>
        <h1 class="mt-1 font-semibold font-serif text-3xl">{title}</h1>
        {detail && <p class="mt-4">{detail}</p>}
        <p class="muted mt-4">{advice}</p>
        <SearchBox page={page} large class="mt-8" />
        <div class="mt-6 flex flex-wrap gap-3">
          {status === 401 && (
            <a href={links.signIn(page.url)} class="btn btn-primary">
              {t.site.signIn}
            </a>
          )}
          <a href={links.home} class="btn">
            {t.errorPage.home}
          </a>
        </div>
      </div>
    </Layout>
  );
}
