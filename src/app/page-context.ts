import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { findSessionAccount, VISITOR_COOKIE } from '../accounts/index.ts';
import { negotiateLanguage } from '../platform/language.ts';
import { DEFAULT_LIBRARY_NAME, LIBRARY_NAME, readCachedSetting } from '../platform/settings.ts';
import { type Language, languages, messagesFor } from '../ui/messages/index.ts';
import { type PageContext, THEMES } from '../ui/page-context.ts';
import type { PageEnv } from '../ui/page-env.ts';
import type { Library } from './library.ts';

/** Gives every request its language, theme, account and what else a page is drawn with. */
export function providePage(library: Library, assets: PageContext['assets']) {
  return createMiddleware<PageEnv>(async (c, next) => {
    const cookies = c.req.raw.headers.has('cookie') ? getCookie(c) : {};
    const language = chooseLanguage(cookies['language'], c.req.header('accept-language'));
    const account = await findSessionAccount(library.authentication, c.req.raw.headers);
    const page: PageContext = {
      language,
      t: messagesFor(language),
      theme: THEMES.find((theme) => theme === cookies['theme']) ?? 'system',
      libraryName: (await readCachedSetting<string>(library.db, LIBRARY_NAME)) ?? DEFAULT_LIBRARY_NAME,
      account: account && { id: account.id, name: account.name, role: account.role },
      visitor: library.visitors.read(cookies[VISITOR_COOKIE]),
      url: pathAndQuery(c.req.url),
      baseUrl: library.config.baseUrl,
      assets,
    };
    c.set('page', page);
    await next();
  });
}

function pathAndQuery(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}

function chooseLanguage(chosen: string | undefined, header: string | undefined): Language {
  return languages.find((language) => language === chosen) ?? negotiateLanguage(header, languages);
}
