/** Every URL of the library, declared once. */
export const links = {
  home: '/',
  icon: '/assets/icon.svg',
  categories: '/categories/',
  category: (slug: string, query: { order?: string; page?: number } = {}) =>
    withQuery(`/categories/${encodeURIComponent(slug)}`, {
      order: query.order === 'newest' ? undefined : query.order,
      page: laterPage(query.page),
    }),
  search: (query: SearchLink = {}) =>
    withQuery('/search', {
      ...query,
      sort: query.sort === 'relevance' ? undefined : query.sort,
      page: laterPage(query.page),
    }),
  searchSuggestions: (q?: string) => withQuery('/search/suggestions', { q }),
  /** The reader at a page, with the words that led there. */
  readAt: (id: string, page: number, q: string) => withQuery(`/documents/${id}/read`, { page, q }),
  document: (id: string, slug?: string) =>
    slug ? `/documents/${id}/${encodeURIComponent(slug)}` : `/documents/${id}`,
  documentProgress: (id: string) => `/documents/${id}/progress`,
  cover: (id: string, sha256: string) => withQuery(`/documents/${id}/cover.webp`, { v: version(sha256) }),
  pagePicture: (id: string, page: number, width: number, sha256: string) =>
    withQuery(`/documents/${id}/pages/${page}.webp`, { w: width, v: version(sha256) }),
  download: (id: string) => `/documents/${id}/download`,

  upload: '/upload',
  uploadProgress: '/upload/progress',
  tus: '/uploads',
  studio: '/studio',
  studioPage: (page: number) => withQuery('/studio', { page: laterPage(page) }),
  studioDocument: (id: string) => `/studio/documents/${id}`,
  studioAction: (id: string, action: 'publish' | 'unpublish' | 'remove' | 'retry' | 'replace') =>
    `/studio/documents/${id}/${action}`,

  desk: '/desk',
  deskDocuments: (query: { stage?: string | undefined; page?: number } = {}) =>
    withQuery('/desk/documents', { stage: query.stage, page: laterPage(query.page) }),
  deskCategories: '/desk/categories',
  deskCategory: (id: string, action: 'change' | 'remove' | 'up' | 'down') =>
    `/desk/categories/${id}/${action}`,
  deskPeople: '/desk/people',
  deskPerson: (id: string) => `/desk/people/${id}`,
  deskSettings: '/desk/settings',
  deskSearch: '/desk/search',
  deskSynonyms: '/desk/search/synonyms',
  deskSynonymsRemove: (id: string) => `/desk/search/synonyms/${id}/remove`,
  deskPins: '/desk/search/pins',
  deskPinRemove: (id: string) => `/desk/search/pins/${id}/remove`,

  signIn: (returnTo?: string) => withQuery('/sign-in', { return: returnTo === '/' ? undefined : returnTo }),
  signUp: '/sign-up',
  signOut: '/sign-out',
  setup: '/setup',
  account: '/account',
  accountTokens: '/account/tokens',
  accountToken: (id: string) => `/account/tokens/${id}`,
  preferences: '/preferences',
};

export interface SearchLink {
  q?: string | undefined;
  category?: string | undefined;
  format?: string | undefined;
  language?: string | undefined;
  price?: string | undefined;
  /** A length in pages, such as `6-20`. */
  pages?: string | undefined;
  year?: string | undefined;
  contributor?: string | undefined;
  sort?: string | undefined;
  page?: number | undefined;
}

/** A changed file has another version, so that pictures may be kept for ever. */
function version(sha256: string): string {
  return sha256.slice(0, 8);
}

function laterPage(page: number | undefined): number | undefined {
  return page === undefined || page <= 1 ? undefined : page;
}

function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
