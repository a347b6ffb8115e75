import type { Child } from '#jsx/jsx-runtime';
import { AppearanceIcon, ChevronDownIcon, MenuIcon } from './icons.tsx';
import { links } from './links.ts';
import type { PageContext } from './page-context.ts';
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx';

export function AppearanceMenu({ page }: { page: PageContext }) {
  return (
    <Menu label={page.t.site.theme} summary={<AppearanceIcon />} square>
      <ThemeSwitch page={page} />
    </Menu>
  );
}

export function AccountMenu({ page }: { page: PageContext }) {
  const summary = (
    <>
      <span class="max-w-32 truncate">{page.account?.name}</span>
      <ChevronDownIcon class="size-4" />
    </>
  );
  return (
    <Menu summary={summary}>
      <AccountLinks page={page} />
    </Menu>
  );
}

export function PhoneMenu({ page }: { page: PageContext }) {
  const { account, t } = page;
  return (
    <nav class="lg:hidden" aria-label={t.site.menu}>
      <Menu label={t.site.menu} summary={<MenuIcon class="size-6" />} square>
        <MenuLink href={links.footprints()}>{t.footprints.title}</MenuLink>
        {account ? (
          <>
            {account.role !== 'reader' && <MenuLink href={links.upload}>{t.site.upload}</MenuLink>}
            {account.role === 'operator' && <MenuLink href={links.desk}>{t.site.desk}</MenuLink>}
            <AccountLinks page={page} />
          </>
        ) : (
          <MenuLink href={links.signIn()}>{t.site.signIn}</MenuLink>
        )}
        <div class="mt-2 border-base-300 border-t pt-2">
          <LanguageSwitch page={page} />
          <ThemeSwitch page={page} />
        </div>
      </Menu>
    </nav>
  );
}

function AccountLinks({ page: { account, t } }: { page: PageContext }) {
  return (
    <>
      {account?.role !== 'reader' && <MenuLink href={links.studio}>{t.site.studio}</MenuLink>}
      {account?.role !== 'reader' && <MenuLink href={links.earnings}>{t.earnings.title}</MenuLink>}
      <MenuLink href={links.orders}>{t.orders.title}</MenuLink>
      <MenuLink href={links.membership()}>{t.membership.title}</MenuLink>
      <MenuLink href={links.shelf()}>{t.shelf.title}</MenuLink>
      <MenuLink href={links.account}>{t.site.account}</MenuLink>
      <form method="post" action={links.signOut}>
        <button type="submit" class={itemClass}>
          {t.site.signOut}
        </button>
      </form>
    </>
  );
}

const itemClass = 'btn btn-ghost w-full justify-start font-normal';

function MenuLink({ href, children }: { href: string; children?: Child }) {
  return (
    <a href={href} class={itemClass}>
      {children}
    </a>
  );
}

interface MenuProps {
  /** Needed where the summary is a picture. */
  label?: string;
  summary: Child;
  square?: boolean;
  children?: Child;
}

function Menu({ label, summary, square = false, children }: MenuProps) {
  return (
    <details class="relative" data-menu>
      <summary
        class={`btn btn-ghost list-none font-normal [&::-webkit-details-marker]:hidden ${square ? 'btn-square' : ''}`}
        aria-label={label}
      >
        {summary}
      </summary>
      <div class="absolute right-0 z-20 mt-1 w-60 rounded-box border border-base-300 bg-base-100 p-2 shadow-lg">
        {children}
      </div>
    </details>
  );
}
