import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { NarrowPage } from './narrow-page.tsx';

/** For a setup link that opens nothing: it has been used, or it is not the one that was printed. */
export function SetupRefusedPage({ page, used }: { page: PageContext; used: boolean }) {
  const { setup, site } = page.t;
  return (
    <NarrowPage
      page={page}
      title={used ? setup.usedTitle : setup.wrongTitle}
      lead={used ? setup.used : setup.wrong}
    >
      {used && (
        <a href={links.signIn(links.home)} class="btn btn-primary">
          {site.signIn}
        </a>
      )}
    </NarrowPage>
  );
}
