import { fold } from './analysis/index.ts';
import { distanceWithin } from './distance.ts';
import { needed } from './inverted/needed-terms.ts';

/** Words in letters that no document has, and those that were looked for instead, as stems. */
export interface Respelt {
  typed: string;
  stems: string[];
}

/** The query with words in letters put right by those of the texts that were found for them. */
export function respell(query: string, respelt: Respelt[], texts: string[]): string | undefined {
  const words = texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []);
  let result = query;
  for (const { typed, stems } of respelt) {
    const [meant] = words
      .filter((word) => stems.some((stem) => needed(fold(word))[0] === stem))
      .map((word) => ({ word, distance: distanceWithin(fold(typed), fold(word), typed.length) }))
      .sort((a, b) => a.distance - b.distance);
    if (meant) result = result.replace(typed, meant.word);
  }
  return result === query ? undefined : result;
}
