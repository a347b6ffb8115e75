import type { Columns } from './columns.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** How much each signal may add to a score whose best is about 1: far less than an exact title. */
export const signalWeights = { downloads: 0.012, rating: 0.008, freshness: 0.006 };

export interface Signals {
  downloads: number;
  rating: number;
  freshness: number;
}

/** Each from 0 to 1: downloads by their logarithm beside the most downloaded, stars, and age in years. */
export function signalsOf(columns: Columns, document: number, now: number): Signals {
  const downloads = columns.downloads[document] ?? 0;
  const age = Math.max(0, now - (columns.published[document] ?? 0)) / YEAR_MS;
  return {
    downloads: Math.log1p(downloads) / Math.log1p(columns.mostDownloads),
    rating: (columns.ratings[document] ?? 0) / 5,
    freshness: 1 / (1 + age),
  };
}

export function worthOf({ downloads, rating, freshness }: Signals): number {
  return (
    downloads * signalWeights.downloads + rating * signalWeights.rating + freshness * signalWeights.freshness
  );
}
