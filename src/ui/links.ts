import { laterPage, withQuery } from './link-query.ts';
import { storeLinks } from './store-links.ts';

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
  cover: (id: string, sha256: string) => `/documents/${id}/cover.webp?v=${version(sha256)}`,
  pagePicture: (id: string, page: number, width: number, sha256: string) =>
    `/documents/${id}/pages/${page}.webp?w=${width}&v=${version(sha256)}`,
  download: (id: string, version?: number) => withQuery(`/documents/${id}/download`, { version }),
  read: (id: string, at: ReadLink = {}) => withQuery(`/documents/${id}/read`, { ...at }),
  readPanel: (id: string) => `/documents/${id}/read/panel`,
  readWords: (id: string, page: number | string, sha256: string) =>
    `/documents/${id}/read/words/${page}.json?v=${version(sha256)}`,
  readFlow: (id: string, page?: number) => withQuery(`/documents/${id}/read/flow`, { page: laterPage(page) }),
  readTable: (id: string, at: { sheet?: number; part?: number } = {}) =>
    withQuery(`/documents/${id}/read/table`, { sheet: laterPage(at.sheet), part: laterPage(at.part) }),
  readPrint: (id: string) => `/documents/${id}/read/print`,
  readNotes: (id: string) => `/documents/${id}/read/notes`,
  readNote: (id: string, note: string) => `/documents/${id}/read/notes/${note}`,
  readNotesExport: (id: string, kind: 'md' | 'json') => `/documents/${id}/read/notes.${kind}`,
  readProgress: (id: string) => `/documents/${id}/read/progress`,

  footprints: (query: FootprintsLink = {}) =>
    withQuery('/footprints', { ...query, page: laterPage(query.page) }),
  footprintsExport: (format: 'json' | 'csv') => `/footprints/export.${format}`,
  footprintsRemove: '/footprints/remove',
  footprintsPause: '/footprints/pause',
  footprintsResume: '/footprints/resume',
  footprintRemove: (documentId: string) => `/footprints/documents/${documentId}/remove`,
  footprintDayRemove: (day: string) => `/footprints/days/${day}/remove`,

  ...storeLinks,

  shelf: (query: { part?: string | undefined; q?: string | undefined; page?: number | undefined } = {}) =>
    withQuery('/shelf', {
      ...query,
      part: query.part === 'favourites' ? undefined : query.part,
      page: laterPage(query.page),
    }),
  shelfKeep: (documentId: string) => `/shelf/keep/${documentId}`,
  shelfFavourite: (documentId: string, action: 'add' | 'remove') =>
    `/shelf/favourites/${documentId}/${action}`,
  shelfLists: '/shelf/lists',
  shelfList: (id: string) => `/shelf/lists/${id}`,
  shelfListRemove: (id: string) => `/shelf/lists/${id}/remove`,
  shelfListItem: (id: string, documentId: string, action: 'remove' | 'up' | 'down' | 'note') =>
    `/shelf/lists/${id}/items/${documentId}/${action}`,
  list: (id: string, key?: string) => withQuery(`/lists/${id}`, { key }),

  follows: '/follows',
  followsOf: (documentId: string) => withQuery('/follows', { document: documentId }),
  followsSettings: '/follows/settings',
  followsFeed: '/follows/feed',
  followsStop: (secret: string) => `/follows/stop/${secret}`,
  followRemove: (id: string) => `/follows/${id}/remove`,
  feed: (secret: string) => `/feeds/${secret}`,
  reviews: (
    documentId: string,
    query: { part?: 'reviews' | 'questions' | undefined; page?: number; reported?: number } = {},
  ) =>
    withQuery(`/reviews/${documentId}`, {
      ...query,
      part: query.part === 'questions' ? query.part : undefined,
      page: laterPage(query.page),
    }),
  reviewQuestions: (documentId: string) => `/reviews/${documentId}/questions`,
  remark: (id: string, action: 'answer' | 'report' | 'remove') => `/remarks/${id}/${action}`,

  upload: '/upload',
  uploadProgress: '/upload/progress',
  tus: '/uploads',
  studio: '/studio',
  studioPage: (page: number) => withQuery('/studio', { page: laterPage(page) }),
  studioDocument: (id: string) => `/studio/documents/${id}`,
  studioAction: (id: string, action: 'publish' | 'unpublish' | 'remove' | 'retry' | 'replace') =>
    `/studio/documents/${id}/${action}`,

  studioVersion: (id: string, action: 'retry' | 'cancel') => `/studio/documents/${id}/version/${action}`,

  desk: '/desk',
  deskDocuments: (query: { stage?: string | undefined; page?: number } = {}) =>
    withQuery('/desk/documents', { stage: query.stage, page: laterPage(query.page) }),
  deskCategories: '/desk/categories',
  deskCategory: (id: string, action: 'change' | 'remove' | 'up' | 'down') =>
    `/desk/categories/${id}/${action}`,
  deskPeople: '/desk/people',
  deskPerson: (id: string) => `/desk/people/${id}`,
  deskLetters: (page?: number) => withQuery('/desk/letters', { page: laterPage(page) }),
  deskLetter: (id: string) => `/desk/letters/${id}`,
  deskLetterAgain: (id: string) => `/desk/letters/${id}/send`,
  deskSales: ({ list, page }: { list?: string; page?: number } = {}) =>
    withQuery('/desk/sales', { list, page: laterPage(page) }),
  deskTransfer: (id: string) => `/desk/sales/transfers/${id}`,
  deskRefund: (id: string) => `/desk/sales/refunds/${id}`,
  deskPayout: (id: string) => `/desk/sales/payouts/${id}`,
  deskLedger: '/desk/sales/ledger.csv',
  deskStore: '/desk/store',
  deskStoreForm: (form: 'terms' | 'plan' | 'coupon' | 'tax' | 'codes') => `/desk/store/${form}`,
  deskStoreEnd: (kind: 'plan' | 'coupon', id: string) => `/desk/store/${kind}/${id}/end`,
  deskReports: '/desk/reports',
  deskReport: (id: string, action: 'hide' | 'acquit') => `/desk/reports/${id}/${action}`,
  deskSettings: '/desk/settings',
  earnings: '/studio/earnings',
  earningsPage: (page: number) => withQuery('/studio/earnings', { page: laterPage(page) }),
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

export interface ReadLink {
  page?: number | undefined;
  /** Words to mark. */
  q?: string | undefined;
  panel?: string | undefined;
}

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
  /** `1` to look for exactly what was typed. */
  exact?: string | undefined;
  page?: number | undefined;
}

export interface FootprintsLink {
  q?: string | undefined;
  category?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  page?: number | undefined;
}

/** A changed file has another version, so that pictures may be kept for ever. */
function version(sha256: string): string {
  return sha256.slice(0, 8);
}
