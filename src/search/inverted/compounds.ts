import type { Term } from '../analysis/index.ts';
import type { CompiledQuery } from './compile.ts';
import { needed } from './needed-terms.ts';

/** Two neighbouring words of a query and what they come to when they are written as one: *e-mail*, *data base*. */
export interface Compound {
  parts: [Term, Term];
  joined: Term;
}

/**
 * What a hyphen joins may be one letter; between blanks that is a name of its own, and long words are not joined: each
 * look for a word costs.
 */
const NEIGHBOURS =
  /(?<![\p{L}\p{N}])(?=([a-z]+(?=-)|[a-z]{2,6})[- ]((?<=-)[a-z]+|[a-z]{2,6})(?![\p{L}\p{N}]))/gu;

export function compoundsIn(core: string): Compound[] {
  return [...core.matchAll(NEIGHBOURS)].flatMap(([, first = '', second = '']) => {
    const [[a], [b], [joined]] = [needed(first), needed(second), needed(first + second)];
    return a && b && joined ? [{ parts: [a, b], joined }] : [];
  });
}

/** Lets a word that the library knows stand for two that it is made of. */
export function joinCompounds(
  { clauses, compounds, aliases }: CompiledQuery,
  isKnown: (term: Term) => boolean,
): void {
  const clauseOf = (term: Term) =>
    clauses.find(
      ({ alternatives: [own, ...others] }) => others.length === 0 && own?.length === 1 && own[0] === term,
    );
  for (const { parts, joined } of compounds) {
    const [first, second] = parts.map(clauseOf);
    if (!first || !second || first === second || !isKnown(joined)) continue;
    first.alternatives = [parts, [joined]];
    clauses.splice(clauses.indexOf(second), 1);
    aliases.set(joined, parts[0]);
  }
}
