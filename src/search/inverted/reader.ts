import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type EngineStatus,
  type SearchHit,
  type SearchHits,
  type SearchQuery,
  type Suggestion,
} from '../engine.ts';
import { Columns } from './columns.ts';
import { type CompiledQuery, compile, marksOf, mendSpelling } from './compile.ts';
import { joinCompounds } from './compounds.ts';
import { type DocumentSet, meet } from './document-set.ts';
import { narrow } from './facets.ts';
import { ENOUGH, Finder, hasFewTerms } from './finder.ts';
import { FirstRanking, type FoundPages } from './first-ranking.ts';
import { prune, weigh, type Weighted } from './weighted-terms.ts';
import { Lists } from './lists.ts';
import { countRareCharacter } from './rare-characters.ts';
import { order, type Ranked } from './order.ts';
import { rankAgain } from './rank-again.ts';
import { Spellings } from './spellings.ts';
import { openStoreToRead, readMeta } from './store.ts';
import { StoreFiles } from './store-files.ts';
import { prepareToSuggest, suggestFrom } from './suggest.ts';
import { tellingTerms } from './telling-terms.ts';

/** How many are ranked again at most: what a word or two leave open is soon read. */
const RANKED_AGAIN = 70;
const RANKED_AGAIN_OF_FEW = 40;
const MOST_PAGES = 500;
/** What a pair that stands between two words of the query counts beside one in a word. */
const BETWEEN_WORDS = 0.7;
/** Of so many documents found, it is enough to score the best of a common word. */
const MANY = 10_000;
const MOST_ATTEMPTS = 3;

/** Reads the index: one query at a time, to the end. */
export class IndexReader {
  readonly #store: DatabaseSync;
  readonly #files: StoreFiles;
  readonly #columns = new Columns();
  readonly #lists: Lists;
  readonly #first: FirstRanking;
  readonly #readVersion: StatementSync;
  readonly #readKeys: StatementSync;
  #version: unknown;
  #progress = { position: '', complete: false };
  readonly #spellings: Spellings;
  readonly #finder: Finder;

  /** Throws if there is no index in `folder` or it cannot be used. */
  constructor(folder: string) {
    this.#store = openStoreToRead(folder);
    this.#files = new StoreFiles(folder);
    this.#lists = new Lists(folder, this.#columns);
    this.#first = new FirstRanking(this.#lists, this.#columns);
    this.#spellings = new Spellings(this.#lists);
    this.#finder = new Finder(this.#lists, this.#columns, this.#first, this.#spellings);
    this.#readVersion = this.#store.prepare('pragma data_version');
    this.#readKeys = prepareToSuggest(this.#store);
    this.#refresh();
  }

  /** Also whether somebody else wrote to the index's files; throws if one of them is gone. */
  status(): Omit<EngineStatus, 'generation'> & { touched: boolean } {
    const touched = this.#files.wereTouched();
    this.#refresh();
    return {
      ...this.#progress,
      documents: this.#columns.liveDocuments,
      touched: this.#lookAtSegments() || touched,
    };
  }

  listIds(after: string, limit: number): string[] {
    return this.#store
      .prepare('select id from documents where id > ? order by id limit ?')
      .all(after, limit)
      .map((row) => String(row['id']));
  }

  search(query: SearchQuery): SearchHits {
    this.#refresh();
    const asked = this.#answer(query);
    const { plain, phrases } = query.text;
    if (asked.total > 0 || query.exact || plain === '' || phrases.length === 0)
      return { ...asked, unquoted: [] };
    const text = { ...query.text, plain: [plain, ...phrases].join(' '), phrases: [] };
    const found = this.#answer({ ...query, text });
    return found.total > 0 ? { ...found, unquoted: phrases } : { ...asked, unquoted: [] };
  }

  #answer(query: SearchQuery): Omit<SearchHits, 'unquoted'> {
    const compiled = compile(query);
    if (!query.exact) joinCompounds(compiled, (term) => this.#lists.df(term) > 0);
    const respelt = query.exact ? [] : this.#mendSpelling(compiled);
    countRareCharacter(compiled, this.#lists, this.#columns.units);
    const { related } = compiled;
    const terms = [...new Set([...compiled.terms, ...compiled.aliases.keys(), ...related.keys()])];
    const weighted = weigh(this.#lists, this.#columns.units, terms);
    try {
      return { ...this.#find(query, compiled, weighted), respelt };
    } finally {
      this.#clear();
    }
  }

  suggest(text: string, limit: number): Suggestion[] {
    this.#refresh();
    return suggestFrom(this.#readKeys, this.#columns, text, limit);
  }

  /** Documents that share the most telling words of the text. */
  similar(text: string, limit: number): string[] {
    this.#refresh();
    const weighted = tellingTerms(this.#lists, this.#columns, text);
    try {
      this.#first.score(prune(weighted), 1);
      return this.#first.top(this.#first.near(0), limit).map(({ document }) => this.#columns.idOf(document));
    } finally {
      this.#clear();
    }
  }

  close(): void {
    this.#lists.close();
    this.#store.close();
  }

  #mendSpelling(compiled: CompiledQuery): SearchHits['respelt'] {
    return mendSpelling(
      compiled,
      (term) => this.#lists.df(term) > 0,
      (word) => this.#spellings.of(word),
    );
  }

  #find(
    query: SearchQuery,
    compiled: CompiledQuery,
    weighted: Weighted[],
  ): Omit<SearchHits, 'respelt' | 'unquoted'> {
    const pruned = prune(weighted, compiled.related).map((entry) => temper(entry, compiled));
    const { found, whole, isScored } = this.#finder.find(this.#context, query, compiled, pruned);
    const { documents, facets } = narrow(this.#columns, found, query.filters, query.facets ?? false);
    if (!isScored && query.sort === 'relevance') this.#score(documents, pruned);
    const ranked = this.#rank(query, compiled, weighted, documents, whole);
    const page = order(this.#columns, this.#first, documents, ranked, query);
    const share = weighted.length > 1 ? 0.45 : 0.2;
    const shown = page.map(({ document }) => document);
    const pages = this.#first.pages(shown, pruned, share, MOST_PAGES);
    return {
      hits: page.map((each) => this.#describe(each, pages.get(each.document))),
      total: documents.length,
      facets,
      complete: found.length === whole.length && compiled.completed?.isOnlyWay !== true,
      marks: marksOf(compiled),
      isRebuilding: !this.#progress.complete,
    };
  }

  #score(documents: DocumentSet, pruned: Weighted[]): void {
    if (documents.length > MANY && this.#first.scoreBest(pruned, documents)) return;
    this.#first.scoreWithin(documents, pruned);
  }

  #rank(
    query: SearchQuery,
    compiled: CompiledQuery,
    weighted: Weighted[],
    documents: DocumentSet,
    whole: DocumentSet,
  ): Ranked[] {
    if (query.sort !== 'relevance') return [];
    const count = hasFewTerms(compiled) ? RANKED_AGAIN_OF_FEW : RANKED_AGAIN;
    const best = this.#first.worthReading(documents, count);
    // The words left unread may be those that tell two titles apart.
    const most = compiled.completed ? RANKED_AGAIN : ENOUGH;
    const withAll =
      whole.length < ENOUGH || compiled.completed ? this.#first.top(meet(whole, documents), most) : [];
    const candidates = new Map([...best, ...withAll].map((candidate) => [candidate.document, candidate]));
    return rankAgain(this.#context, compiled, weighted, [...candidates.values()], query.explain ?? false);
  }

  get #context() {
    return {
      lists: this.#lists,
      columns: this.#columns,
      readStream: (unit: number) => this.#lists.text(unit),
    };
  }

  #describe(
    { document, explanation }: Pick<Ranked, 'document' | 'explanation'>,
    found?: FoundPages,
  ): SearchHit {
    return {
      id: this.#columns.idOf(document),
      twins: this.#twinsOf(document),
      pages: found?.pages ?? [],
      bestPage: found?.best ?? 1,
      ...(explanation ? { explanation } : {}),
    };
  }

  #clear(): void {
    this.#first.clear();
    this.#lists.forget();
  }

  #twinsOf(document: number): string[] {
    if (this.#columns.isAlone(document)) return [];
    const group = this.#columns.twins[document] ?? 0;
    return this.#store
      .prepare('select id from documents where (twins = ? or number = ?) and live = 1 and number <> ?')
      .all(group, group, document)
      .map((row) => String(row['id']));
  }

  /** What is of no type or size that there is was not written so. */
  #readFacts(): void {
    try {
      this.#columns.refresh(this.#store);
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
      throw new Error(`the index is malformed: ${error.message}`, { cause: error });
    }
  }

  /** A merge that has ended since the last look takes away files rightly. */
  #lookAtSegments(attempt = 1): boolean {
    try {
      return this.#lists.wereTouched();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error;
      this.#refresh();
      return this.#lookAtSegments(attempt + 1);
    }
  }

  /** Takes notice of what the writer has written since. */
  #refresh(): void {
    const version = this.#readVersion.get()?.['data_version'];
    if (version === this.#version) return;
    this.#readFacts();
    this.#lists.refresh(this.#store);
    this.#first.refresh();
    this.#progress = {
      position: readMeta(this.#store, 'position'),
      complete: readMeta(this.#store, 'complete') === '1',
    };
    this.#version = version;
  }
}

/** What is only related, or stands between two words, counts less. */
function temper(entry: Weighted, { related, between }: CompiledQuery): Weighted {
  const share = related.get(entry.term) ?? (between.has(entry.term) ? BETWEEN_WORDS : 1);
  return share === 1 ? entry : { ...entry, idf: entry.idf * share };
}
