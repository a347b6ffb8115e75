import { freePages } from '../access/index.ts';
import { type Category, type Document, slugify } from '../catalog/index.ts';
import type { SearchAnswer } from '../search/index.ts';
import { links } from '../ui/links.ts';

export function presentDocument(document: Document, tags: string[], categories: Category[], baseUrl: string) {
  return {
    id: document.id,
    title: document.title,
    url: baseUrl + links.document(document.id, slugify(document.title)),
    status: statusOf(document),
    published: document.visibility === 'published',
    format: document.format,
    pages: document.pageCount,
    previewPages: freePages(document),
    price: document.price,
    sha256: document.sha256,
    bytes: document.bytes,
    fileName: document.fileName,
    author: document.author,
    summary: document.summary,
    language: document.language,
    category: categories.find(({ id }) => id === document.categoryId)?.slug ?? null,
    tags,
    licence: document.licence,
    previewText: document.previewText,
    createdAt: new Date(document.createdAt).toISOString(),
    publishedAt: document.publishedAt === null ? null : new Date(document.publishedAt).toISOString(),
  };
}

export function statusOf({ stage }: Document): 'processing' | 'ready' | 'failed' {
  return stage === 'ready' || stage === 'failed' ? stage : 'processing';
}

/** Facets with categories by their slugs, as addresses name them. */
export function presentFacets(facets: SearchAnswer['facets'], categories: Category[]) {
  const { length, category, ...rest } = facets;
  return {
    ...rest,
    pages: length,
    category: category.flatMap(({ value, count }) => {
      const slug = categories.find(({ id }) => id === value)?.slug;
      return slug === undefined ? [] : [{ value: slug, count }];
    }),
  };
}
