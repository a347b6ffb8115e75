import { dropQuestionWords, fold } from '../../src/search/analysis/index.ts';
import { cutWords } from '../../src/search/analysis/words.ts';
import { type PlainIndex, plainWords } from './reference.ts';
import type { Passage } from './sets.ts';

/** The prototype's weights of its second ranking. */
const WEIGHTS = { relative: 0.3, run: 0.21, window: 0.24, words: 0.1, exact: 0.36, title: 0.035 };
const MOST_POSTINGS = 10_000;
const LEAST_TERMS = 2;
const RANKED_AGAIN = 100;
const WINDOW = 80;

interface Query {
  folded: string;
  core: string;
  terms: Array<{ term: string; idf: number }>;
  words: string[];
}

/**
 * The set-up that the design's measurements were made with, in the same run: FTS5 over pairs, the rarest terms
 * until 10,000 postings, passages with all of them first, the best hundred ranked again by six features.
 */
export class Prototype {
  readonly #plain: PlainIndex;
  readonly #passages: Map<string, Passage>;

  constructor(plain: PlainIndex, passages: Map<string, Passage>) {
    this.#plain = plain;
    this.#passages = passages;
  }

  search(text: string, limit: number): string[] {
    const folded = fold(text);
    const core = dropQuestionWords(folded);
    const rarest = [...new Set(plainWords(core))]
      .map((term) => ({ term, df: this.#plain.df(term) }))
      .filter(({ df }) => df > 0)
      .sort((a, b) => a.df - b.df);
    const count = this.#plain.count;
    const query: Query = {
      folded,
      core,
      terms: rarest.map(({ term, df }) => ({ term, idf: Math.log(1 + (count - df + 0.5) / (df + 0.5)) })),
      words: cutWords(core).filter((word) => /[\p{L}\p{N}]{2}/u.test(word)),
    };
    const terms = prune(rarest);
    const all = this.#plain.find(terms, 'AND', RANKED_AGAIN);
    const any = this.#plain.find(terms, 'OR', RANKED_AGAIN);
    const found = new Map([...any, ...all].slice(0, RANKED_AGAIN + all.length));
    const best = Math.max(1e-6, ...found.values());
    return [...found]
      .map(([id, score]) => ({ id, score: this.#score(query, id, score / best) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ id }) => id);
  }

  #score(query: Query, id: string, relative: number): number {
    const passage = this.#passages.get(id);
    const title = fold(passage?.title ?? '');
    const text = `${title}\n${fold(passage?.text ?? '')}`;
    const { folded, core, words } = query;
    return (
      WEIGHTS.relative * relative +
      WEIGHTS.run * (longestRun(core, text) / Math.max(1, core.length)) +
      WEIGHTS.window * bestWindow(query, text) +
      WEIGHTS.words * (words.filter((word) => text.includes(word)).length / Math.max(1, words.length)) +
      WEIGHTS.exact * (text.includes(folded) ? 1 : 0) +
      WEIGHTS.title * (title.length > 1 && folded.includes(title) ? 1 : 0)
    );
  }
}

/** At least two terms; then more, the rarest first, while they can be read in time. */
function prune(rarest: Array<{ term: string; df: number }>): string[] {
  let postings = 0;
  const taken = rarest.filter(({ df }, index) => {
    postings += df;
    return index < LEAST_TERMS || postings <= MOST_POSTINGS;
  });
  return taken.map(({ term }) => term);
}

function longestRun(query: string, text: string): number {
  let longest = 0;
  for (let start = 0; start + longest < query.length; start++) {
    while (start + longest < query.length && text.includes(query.slice(start, start + longest + 1))) {
      longest += 1;
    }
  }
  return longest;
}

/** The share of the terms' weight in the best stretch of the text. */
function bestWindow({ terms }: Query, text: string): number {
  const places: Array<{ at: number; number: number }> = [];
  for (const [number, { term }] of terms.entries()) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) places.push({ at, number });
  }
  places.sort((a, b) => a.at - b.at);
  let best = 0;
  for (const [index, { at: start }] of places.entries()) {
    const inside = new Set<number>();
    for (let i = index; i < places.length; i++) {
      const place = places[i];
      if (!place || place.at - start > WINDOW) break;
      inside.add(place.number);
    }
    best = Math.max(best, weightOf([...inside].flatMap((number) => terms[number] ?? [])));
  }
  return best / Math.max(1e-6, weightOf(terms));
}

function weightOf(terms: Query['terms']): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0);
}
