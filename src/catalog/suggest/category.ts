import type { Category } from '../categories.ts';

const TITLE_WEIGHT = 8;
const MIN_SCORE = 3;
/** One word alone, however often, says little: a novel has pupils in it, a paper on machines training. */
const MIN_WORDS = 2;

/** The category whose names and keywords occur most, or null where none stands out. */
export function suggestCategory(title: string, text: string, categories: Category[]): string | null {
  let best: { id: string; score: number } | undefined;
  for (const category of categories) {
    const words = [category.nameZh, category.nameEn, ...category.keywords].filter(Boolean);
    const score = scoreOf(title, text, new Set(words.map((word) => word.toLowerCase())));
    if (score >= MIN_SCORE && score > (best?.score ?? 0)) best = { id: category.id, score };
  }
  return best?.id ?? null;
}

function scoreOf(title: string, text: string, words: ReadonlySet<string>): number {
  const counts = [...words].map((word) => ({
    inTitle: occurrences(title, word),
    inText: occurrences(text, word),
  }));
  const named = counts.some(({ inTitle }) => inTitle > 0);
  if (!named && counts.filter(({ inText }) => inText > 0).length < MIN_WORDS) return 0;
  return counts.reduce((sum, { inTitle, inText }) => sum + inTitle * TITLE_WEIGHT + inText, 0);
}

/** Latin words count whole, or in the plural: training is not in restraining. */
function occurrences(text: string, word: string): number {
  const escaped = word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const pattern = /^\p{Script=Latin}/u.test(word) ? `(?<!\\p{L})${escaped}s?(?!\\p{L})` : escaped;
  return [...text.matchAll(new RegExp(pattern, 'giu'))].length;
}
