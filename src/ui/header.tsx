import { CartLink } from './cart.tsx';
import { BookIcon, SearchIcon } from './icons.tsx';
import { links } from './links.ts';
import { AccountMenu, AppearanceMenu, PhoneMenu } from './menus.tsx';
import type { PageContext } from './page-context.ts';
import { LanguageSwitch } from './preferences.tsx';
import { SearchBox } from './search-box.tsx';

export function Header({ page, search }: { page: PageContext; search: boolean }) {
  return (
    <header class="border-base-300 border-b">
      <div class="frame flex h-16 items-center gap-3 lg:gap-6">
        <Wordmark page={page} />
        <div class="flex min-w-0 flex-1 justify-center">
          {search && <SearchBox page={page} class="hidden w-full max-w-sm md:block" />}
        </div>
        {search && (
          <a href={links.search()} class="btn btn-ghost btn-square md:hidden" aria-label={page.t.site.search}>
            <SearchIcon />
          </a>
        )}
        <CartLink page={page} />
        <DesktopNavigation page={page} />
        <PhoneMenu page={page} />
      </div>
    </header>
  );
}

function Wordmark({ page }: { page: PageContext }) {
  return (
    <a href={links.home} class="flex min-w-0 items-center gap-2.5 rounded-field" rel="home">
      <BookIcon class="size-7 text-primary" />
      <span class="truncate font-semibold font-serif text-xl tracking-wide">{page.libraryName}</span>
    </a>
  );
}

function DesktopNavigation({ page }: { page: PageContext }) {
  const { account, t } = page;
  return (
    <nav class="hidden items-center gap-1 lg:flex" aria-label={t.site.menu}>
      {account && account.role !== 'reader' && (
        <a href={links.upload} class="btn btn-ghost font-normal">
          {t.site.upload}
        </a>
      )}
      {account?.role === 'operator' && (
        <a href={links.desk} class="btn btn-ghost font-normal">
          {t.site.desk}
        </a>
      )}
      <a href={links.footprints()} class="btn btn-ghost font-normal">
        {t.footprints.title}
      </a>
      <LanguageSwitch page={page} />
      <AppearanceMenu page={page} />
      {account ? (
        <AccountMenu page={page} />
      ) : (
        <a href={links.signIn()} class="btn btn-ghost font-normal">
          {t.site.signIn}
        </a>
      )}
    </nav>
  );
}
