import { Notice } from '../../ui/blocks.tsx';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

/** For whoever comes without a good key. It says the same whether or not there is such an order. */
export function OrderLinkPage(props: {
  page: PageContext;
  orderId: string;
  state: 'expired' | 'wrong' | 'sent';
}) {
  const { page, orderId, state } = props;
  const { t } = page;
  const expired = state === 'expired';
  return (
    <Layout page={page} title={t.orders.title} head={<meta name="robots" content="noindex" />}>
      <div class="mx-auto max-w-xl py-8">
        <h1 class="font-semibold font-serif text-3xl">
          {expired ? t.orders.linkExpiredTitle : t.orders.linkWrongTitle}
        </h1>
        <p class="muted mt-3">{expired ? t.orders.linkExpired : t.orders.linkWrong}</p>
        <div class="mt-6 grid gap-4">
          {state === 'sent' && <Notice kind="done">{t.orders.linkSent}</Notice>}
          <form method="post" action={links.orderLink(orderId)} class="flex flex-wrap gap-3">
            <button type="submit" class="btn btn-primary">
              {t.orders.sendLink}
            </button>
            {!page.account && (
              <a href={links.signIn(links.order(orderId))} class="btn">
                {t.site.signIn}
              </a>
            )}
          </form>
        </div>
      </div>
    </Layout>
  );
}
