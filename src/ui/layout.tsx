import { raw } from '#jsx/jsx-runtime';
import type { Child } from '#jsx/jsx-runtime';
import { Header } from './header.tsx';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { remembered } from './remembered.ts';

export interface LayoutProps {
  page: PageContext;
  title: string;
  description?: string | undefined;
  /** More elements for the document's head. */
  head?: Child;
  /** A page whose content brings its own width. */
  wide?: boolean;
  /** False where the page has a search box of its own. */
  search?: boolean;
  children?: Child;
}

/** A full HTML document around a page's content. */
export function Layout({
  page,
  title,
  description,
  head,
  wide = false,
  search = true,
  children,
}: LayoutProps) {
  const theme = page.theme === 'system' ? undefined : page.theme;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.language} data-theme={theme}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title === page.libraryName ? title : `${title} · ${page.libraryName}`}</title>
          {description && <meta name="description" content={description} />}
          <link rel="icon" href={links.icon} type="image/svg+xml" />
          <link rel="stylesheet" href={page.assets.style} />
          <script type="module" src={page.assets.main} />
          {head}
        </head>
        <body class="flex min-h-dvh flex-col bg-base-100 font-sans text-base-content">
          <a href="#content" class="btn btn-primary sr-only z-30 focus:not-sr-only focus:absolute focus:m-2">
            {page.t.site.skip}
          </a>
          {header(page, search)}
          <main id="content" tabindex={-1} class={`flex-1 outline-none ${wide ? '' : 'frame py-8 md:py-12'}`}>
            {children}
          </main>
          {remembered(`footer ${page.language} ${page.libraryName}`, () => (
            <Footer page={page} />
          ))}
        </body>
      </html>
    </>
  );
}

/** The same for every visitor without an account; it stands on every page and is most of a small one. */
function header(page: PageContext, search: boolean) {
  const draw = () => <Header page={page} search={search} />;
  if (page.account) return draw();
  return remembered(
    `header ${page.language} ${page.theme} ${search} ${page.marks?.inCart.size ?? 0} ${page.libraryName}`,
    draw,
  );
}

function Footer({ page: { t, libraryName } }: { page: PageContext }) {
  return (
    <footer class="mt-16 border-base-300 border-t">
      <div class="frame muted flex flex-col gap-x-8 gap-y-1 py-8 text-sm md:flex-row md:justify-between">
        <p>
          <span class="font-serif">{libraryName}</span>
          <span aria-hidden="true"> · </span>
          {t.site.footerAbout}
        </p>
        <p>{t.site.builtWith}</p>
      </div>
    </footer>
  );
}
