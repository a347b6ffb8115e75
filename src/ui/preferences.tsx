import { CheckIcon } from './icons.tsx';
import { links } from './links.ts';
import { languages, messagesFor } from './messages/index.ts';
import { type PageContext, THEMES } from './page-context.ts';

/** One button for each language but the one in use, named in that language. */
export function LanguageSwitch({ page }: { page: PageContext }) {
  return (
    <form method="post" action={links.preferences} aria-label={page.t.site.switchLanguage}>
      {languages
        .filter((language) => language !== page.language)
        .map((language) => (
          <button
            type="submit"
            name="language"
            value={language}
            lang={language}
            class="btn btn-ghost justify-start font-normal max-lg:w-full"
          >
            {messagesFor(language).site.languageName}
          </button>
        ))}
    </form>
  );
}

export function ThemeSwitch({ page }: { page: PageContext }) {
  return (
    <form method="post" action={links.preferences} aria-label={page.t.site.theme}>
      {THEMES.map((theme) => (
        <button
          type="submit"
          name="theme"
          value={theme}
          aria-pressed={page.theme === theme ? 'true' : 'false'}
          class="btn btn-ghost w-full justify-start bg-transparent font-normal"
        >
          <span class="grow text-left">{page.t.site.themes[theme]}</span>
          {page.theme === theme && <CheckIcon class="size-4 text-primary" />}
        </button>
      ))}
    </form>
  );
}
