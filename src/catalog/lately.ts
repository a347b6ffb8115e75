import { LRUCache } from 'lru-cache';
import { findUser } from '../accounts/index.ts';
import type { Db } from '../platform/db/index.ts';
import { type Category, listCategories } from './categories.ts';
import type { Document, DocumentSummary } from './documents.ts';
import { listPublished } from './listing.ts';

/** What every document page needs and many share: read anew at most every two seconds. */
export interface Lately {
  categories(): Promise<Category[]>;
  contributorName(id: string): Promise<string>;
  /** Newest published documents of the same category, the document itself left out. */
  neighbours(document: Document): Promise<DocumentSummary[]>;
}

const LIFETIME_MS = 2_000;
const MOST_KEPT = 500;
const NEIGHBOURS = 6;

export function createLately(db: Db): Lately {
  const options = { max: MOST_KEPT, ttl: LIFETIME_MS };
  const categories = new LRUCache<'all', Category[]>({ ...options, fetchMethod: () => listCategories(db) });
  const names = new LRUCache<string, string>({
    ...options,
    fetchMethod: async (id) => (await findUser(db, id))?.name ?? '',
  });
  const newest = new LRUCache<string, DocumentSummary[]>({
    ...options,
    fetchMethod: (categoryId) =>
      listPublished(db, { ...(categoryId ? { categoryId } : {}), order: 'newest', limit: NEIGHBOURS + 1 }),
  });
  return {
    categories: async () => (await categories.fetch('all')) ?? [],
    contributorName: async (id) => (await names.fetch(id)) ?? '',
    neighbours: async ({ id, categoryId }) => {
      const found = (await newest.fetch(categoryId ?? '')) ?? [];
      return found.filter((other) => other.id !== id).slice(0, NEIGHBOURS);
    },
  };
}
