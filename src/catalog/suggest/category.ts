import type { Category } from '../categories.ts';

const TITLE_WEIGHT = 8;
const MIN_SCORE = 3;

/** The category whose names and keywords occur most, or null where none stands out. */
export function suggestCategory(title: string, text: string, categories: Category[]): string | null {
  const inTitle = title.toLowerCase();
  const inText = text.toLowerCase();
  let best: { id: string; score: number } | undefined;
  for (const category of categories) {
    const words = [category.nameZh, category.nameEn, ...category.keywords].map((word) => word.toLowerCase());
    const score = words
      .filter(Boolean)
      .reduce((sum, word) => sum + occurrences(inTitle, word) * TITLE_WEIGHT + occurrences(inText, word), 0);
    if (score >= MIN_SCORE && score > (best?.score ?? 0)) best = { id: category.id, score };
  }
  return best?.id ?? null;
}

function occurrences(text: string, word: string): number {
  return text.split(word).length - 1;
}
