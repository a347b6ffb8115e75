import type { Child } from '#jsx/jsx-runtime';
import { Layout } from '../../ui/layout.tsx';
import type { PageContext } from '../../ui/page-context.ts';

/** A page that is one short form. */
export function NarrowPage(props: { page: PageContext; title: string; lead?: string; children?: Child }) {
  return (
    <Layout page={props.page} title={props.title}>
      <div class="mx-auto max-w-sm py-6">
        <h1 class="font-semibold font-serif text-3xl">{props.title}</h1>
        {props.lead && <p class="muted mt-3">{props.lead}</p>}
        <div class="mt-8">{props.children}</div>
      </div>
    </Layout>
  );
}
