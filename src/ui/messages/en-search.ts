import { formatNumber } from '../format.ts';

export const find = {
  sorts: { relevance: 'Most relevant', newest: 'Newest', popular: 'Most downloaded', rating: 'Best rated' },
  facets: {
    category: 'Subject',
    format: 'Format',
    language: 'Language',
    price: 'Price',
    length: 'Length',
    year: 'Year',
    contributor: 'Contributor',
  },
  prices: { free: 'Free', member: 'Free for members', paid: 'For sale' },
  lengths: {
    '1-5': 'Up to 5 pages',
    '6-20': '6 to 20 pages',
    '21-100': '21 to 100 pages',
    '101-': 'Over 100 pages',
  },
  narrowed: 'narrowed',
  chosen: 'Chosen filters',
  takeOff: (words: string) => `Take off ${words}`,
  didYouMean: 'Did you mean',
  partial: 'Few documents have all of these words; those with some of them are shown as well.',
  cut: (n: number) =>
    `Your query is long: only its first ${formatNumber(n, 'en')} characters were looked for.`,
  /** Between words in quotation marks. */
  between: '” or “',
  respelt: (words: string, meant: string | undefined) =>
    `No document has “${words}”. ${meant ? `These are the results for “${meant}”.` : 'Words spelt much like it were looked for.'}`,
  unquoted: (phrases: string) =>
    `Nothing has “${phrases}” word for word with the rest, so the words were looked for wherever they stand.`,
  asTyped: (q: string) => `Search for “${q}” exactly as typed`,
  onlyExcluded: (words: string) => `These are all documents without “${words}”.`,
  searchFor: (q: string) => `Search for “${q}”`,
  beyondEnd: 'There is no such page in this list. Go to its beginning',
  morePages: (n: number) => `and ${formatNumber(n, 'en')} more`,
  lockedPages: (n: number) =>
    n === 1 ? 'on 1 page beyond the preview' : `on ${formatNumber(n, 'en')} pages beyond the preview`,
  otherFormats: 'also as',
  pinned: 'Picked by the library',
  pinnedTo: (query: string) => `Pinned to the query “${query}”`,
  fileNamed: (name: string) => `Its file is called “${name}”`,
  anywhere: 'Anywhere in the text, not only there',
  formats: 'In another format',
  nearest: 'Perhaps you meant',
  oneLess: 'With one word less',
  rebuildingTitle: 'The search index is being rebuilt',
  rebuilding: 'Some documents may be missing from the results for a while. Everything else works as usual.',
  suggestions: 'Suggestions',
  suggestionKinds: { query: 'Search', title: 'Title', author: 'Author', category: 'Subject' },
  desk: {
    fruitless: 'Queries that found nothing',
    fruitlessLead:
      'What readers looked for in vain, the most frequent first. A synonym may help, or a new document.',
    noFruitless: 'Every query so far has found something.',
    query: 'Query',
    times: 'Times',
    lastAt: 'Last time',
    synonyms: 'Synonyms',
    synonymsLead:
      'Words of one line find each other. Changes take effect within a minute. Many everyday words for terms of art are known already (老板 for 用人单位); for words given here, what is given here counts instead.',
    synonymWords: 'Words that mean the same',
    synonymHint: 'With = between them, such as PPT = presentation = slides.',
    noSynonyms: 'No synonyms yet.',
    pins: 'Pinned results',
    pinsLead:
      'A pinned document stands first for exactly this query, and is marked as picked by the library.',
    pinQuery: 'Query',
    pinDocument: 'Document',
    pinDocumentHint: 'The address of its page.',
    noPins: 'Nothing is pinned.',
    add: 'Add',
    remove: (words: string) => `Remove ${words}`,
    gone: 'No longer in the library',
  },
};
