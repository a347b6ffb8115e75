import { fold, holdsWords, type Term, visitTerms } from '../analysis/index.ts';
import type { Clause } from './document-set.ts';
import { needed } from './needed-terms.ts';
import type { QueryWord } from './query-words.ts';

/** A clause for each word, with the words that may stand for it; a synonym of several words takes their place. */
export function clausesOf(core: string, words: QueryWord[], groups: string[][]) {
  const aliases = new Map<Term, Term>();
  const others: Array<{ of: Set<Term>; terms: Term[] }> = [];
  const squeezed = core.replaceAll(/\s+/g, ' ');
  for (const group of groups) {
    const folded = group.map(fold);
    const used = folded.find((word) => holdsWords(squeezed, word));
    if (used === undefined) continue;
    for (const word of folded) {
      const terms = needed(word);
      if (word === used || terms.length === 0) continue;
      others.push({ of: new Set(needed(used)), terms });
      const own = needed(used);
      for (const [index, term] of terms.entries()) aliases.set(term, own[index % own.length] ?? term);
    }
  }
  const clauses: Clause[] = [];
  const replaced = new Set<object>();
  for (const { of, terms } of others) {
    const part = words.filter((word) => word.terms.every((term) => of.has(term)));
    const known = clauses.find(({ alternatives }) => alternatives[0]?.every((term) => of.has(term)));
    if (known) known.alternatives.push(terms);
    else clauses.push({ alternatives: [[...of], terms] });
    for (const word of part) replaced.add(word);
  }
  for (const word of words) {
    if (replaced.has(word)) continue;
    const joined = codes(String(joinable(word)));
    clauses.push({ alternatives: joined.length > 0 ? [word.terms, joined] : [word.terms] });
  }
  return { clauses, aliases };
}

/** A code in any way to write it; a standard of another year is the next best. */
export function codeClauses(folded: string): Clause[] {
  return [{ alternatives: codes(folded).map((code) => [code]) }];
}

/** A word that may be a code written without its marks. */
function joinable({ terms }: QueryWord): Term {
  const [term] = terms;
  return terms.length === 1 && typeof term === 'string' && /^[a-z]+\d/.test(term) ? term : '';
}

export function codes(folded: string): Term[] {
  const found: Term[] = [];
  visitTerms(folded, (term) => {
    if (typeof term === 'string' && term.startsWith('=')) found.push(term);
  });
  return found;
}
