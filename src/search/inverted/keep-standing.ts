import { isPair, splitPair, type Stream, type Term } from '../analysis/index.ts';
import type { CompiledQuery } from './compile.ts';
import type { DemandContext } from './demands.ts';
import { type DocumentSet, meet } from './document-set.ts';
import { gallop } from './gallop.ts';
import type { Postings } from './postings.ts';
import { stands } from './stands.ts';

const NOTHING = new Uint16Array(0);

/** Pages read to see whether a word stands there; beyond these, having all its pairs must do. */
const MOST_PAGES_READ = 200;

/**
 * Of a few documents that have all pairs of the query's words those in which each word stands in one piece: 静夜思 is
 * not in a novel because 静夜 and 夜思 are, on different pages. In documents of one page it nearly always does.
 */
export function keepStanding(
  context: DemandContext,
  { clauses }: CompiledQuery,
  documents: DocumentSet,
): DocumentSet {
  const { pageCount } = context.columns;
  let kept = documents;
  for (const { alternatives } of clauses) {
    const [terms = [], ...others] = alternatives;
    const word = others.length === 0 && terms.length > 1 ? joinPairs(terms) : undefined;
    if (word && kept.length > 0)
      kept = kept.filter(
        (document) => (pageCount[document] as number) <= 1 || standsIn(context, document, terms, word),
      );
  }
  return kept;
}

function standsIn(
  { lists, columns, readStream }: DemandContext,
  document: number,
  terms: Term[],
  word: Stream,
): boolean {
  const first = columns.firstUnit[document] as number;
  const end = first + (columns.pageCount[document] as number) + 1;
  const only = Int32Array.of(document);
  const pages = terms.map((term) => between(lists.postingsWithin(only, term), first, end)).reduce(meet);
  if (pages.length > MOST_PAGES_READ) return true;
  return pages.some((page) => stands(word, readStream(page) ?? NOTHING));
}

function between({ units, count }: Postings, first: number, end: number): Int32Array {
  const from = gallop(units, count, 0, first);
  return units.subarray(from, gallop(units, count, from, end));
}

/** The characters of a word by its pairs; undefined where these do not follow one another. */
function joinPairs(terms: Term[]): Stream | undefined {
  const pairs = terms.filter(isPair);
  const isChain = pairs.every(
    (pair, at) => at === 0 || splitPair(pair)[0] === splitPair(pairs[at - 1] as number)[1],
  );
  if (!isChain || pairs.length < terms.length) return undefined;
  return Uint16Array.from([splitPair(pairs[0] as number)[0], ...pairs.map((pair) => splitPair(pair)[1])]);
}
