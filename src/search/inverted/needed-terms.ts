import { fold, isPair, type Term, visitTerms } from '../analysis/index.ts';

/** What related words count beside those asked for. */
const RELATED = 0.6;

/** The terms by which a folded text is looked up: pairs and words; a character only where it stands alone. */
export function needed(folded: string): Term[] {
  const inPairs = new Set<number>();
  const found: Term[] = [];
  const singles: Array<[term: number, start: number]> = [];
  visitTerms(folded, (term, start) => {
    if (typeof term === 'number' && !isPair(term)) {
      singles.push([term, start]);
      return;
    }
    if (typeof term === 'string' && term.startsWith('=')) return;
    found.push(term);
    if (typeof term === 'number') {
      inPairs.add(start);
      inPairs.add(start + 1);
    }
  });
  for (const [term, start] of singles) if (!inPairs.has(start)) found.push(term);
  return [...new Set(found)];
}

/** The more a word stands beside, and the longer it is, the less each of its terms counts. */
export function relatedTerms(groups: string[][], asked: ReadonlySet<Term>): Map<Term, number> {
  const found = new Map<Term, number>();
  for (const group of groups) {
    for (const word of group) {
      const terms = needed(fold(word));
      const share = RELATED / Math.sqrt(terms.length * group.length);
      for (const term of terms) {
        if (!asked.has(term)) found.set(term, Math.max(share, found.get(term) ?? 0));
      }
    }
  }
  return found;
}
