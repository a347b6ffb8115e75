import { EmptyState } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

export interface StopPageProps {
  page: PageContext;
  secret: string;
  stopped: boolean;
}

/** Where a letter's link leads. Programs open links by themselves, so that only the button ends the letters. */
export function StopPage({ page, secret, stopped }: StopPageProps) {
  const { t } = page;
  const head = <meta name="robots" content="noindex" />;
  return (
    <Layout page={page} title={t.follows.stopTitle} head={head}>
      {stopped ? (
        <EmptyState level={1} title={t.follows.stoppedTitle} text={t.follows.stopped}>
          <a href={links.follows} class="btn">
            {t.follows.title}
          </a>
        </EmptyState>
      ) : (
        <EmptyState level={1} title={t.follows.stopTitle} text={t.follows.stopText}>
          <form method="post" action={links.followsStop(secret)}>
            <button type="submit" class="btn btn-primary">
              {t.follows.stop}
            </button>
          </form>
        </EmptyState>
      )}
    </Layout>
  );
}
