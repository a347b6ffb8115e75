import type { Category } from '../catalog/index.ts';
import { spanOfDay } from './days.ts';
import type { FootprintFilter } from './list.ts';

/** As it stands in the address; what makes no sense is left out. */
export interface FootprintQuery {
  q: string;
  /** A category's slug. */
  category?: string | undefined;
  /** `YYYY-MM-DD`, both days inside. */
  from?: string | undefined;
  to?: string | undefined;
}

const LONGEST_QUERY = 200;

export function readFootprintQuery(
  parameter: (name: string) => string | undefined,
  categories: Category[],
  timeZone: string,
): FootprintQuery {
  const day = (name: string) => {
    const value = parameter(name);
    return value && spanOfDay(value, timeZone) ? value : undefined;
  };
  const category = categories.find(({ slug }) => slug === parameter('category'))?.slug;
  const q = (parameter('q') ?? '').toWellFormed().trim().slice(0, LONGEST_QUERY);
  return { q, category, from: day('from'), to: day('to') };
}

export function toFilter(query: FootprintQuery, categories: Category[], timeZone: string): FootprintFilter {
  return {
    words: query.q || undefined,
    categoryId: categories.find(({ slug }) => slug === query.category)?.id,
    start: query.from === undefined ? undefined : spanOfDay(query.from, timeZone)?.start,
    end: query.to === undefined ? undefined : spanOfDay(query.to, timeZone)?.end,
  };
}

export function isFiltered({ q, category, from, to }: FootprintQuery): boolean {
  return [q, category, from, to].some(Boolean);
}
