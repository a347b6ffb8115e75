import { z } from '@hono/zod-openapi';

export const moneySchema = z
  .object({ minor: z.number().int(), currency: z.string() })
  .openapi('Money', { description: 'An amount in the minor unit of its currency' });

/** Never text beyond the preview. */
export const documentSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    url: z.string(),
    status: z.enum(['processing', 'ready', 'failed']),
    published: z.boolean(),
    format: z.string().nullable(),
    pages: z.number().int(),
    previewPages: z.number().int(),
    price: moneySchema,
    sha256: z.string(),
    bytes: z.number().int(),
    fileName: z.string(),
    author: z.string(),
    summary: z.string(),
    language: z.string(),
    category: z.string().nullable(),
    tags: z.array(z.string()),
    licence: z.string(),
    previewText: z.string(),
    createdAt: z.string(),
    publishedAt: z.string().nullable(),
  })
  .openapi('Document');

export const documentListSchema = z
  .object({ results: z.array(documentSchema), total: z.number().int(), next: z.string().nullable() })
  .openapi('DocumentList');

export const footprintListSchema = z
  .object({
    results: z.array(
      z
        .object({
          document: z.string(),
          title: z.string(),
          url: z.string().nullable(),
          firstOpenedAt: z.string(),
          lastOpenedAt: z.string(),
          furthestPage: z.number().int().nullable(),
          pageCount: z.number().int().nullable(),
        })
        .openapi('Footprint', { description: 'A document that was opened; without url if it is gone' }),
    ),
    total: z.number().int(),
    next: z.string().nullable(),
  })
  .openapi('FootprintList');

export const statusSchema = z
  .object({
    id: z.string(),
    status: z.enum(['processing', 'ready', 'failed']),
    stage: z.string(),
    pagesDone: z.number().int(),
    pages: z.number().int(),
    error: z.string().nullable(),
  })
  .openapi('DocumentStatus');

export const searchSchema = z.object({
  q: z.string(),
  category: z.string().optional(),
  format: z.string().optional(),
  language: z.string().optional(),
  price: z.string().optional(),
  pages: z.string().optional(),
  year: z.string().optional(),
  contributor: z.string().optional(),
  sort: z.string().optional(),
  exact: z.enum(['1']).optional().openapi({ description: '1 looks for exactly what was typed' }),
});

const facetSchema = z.array(z.object({ value: z.string(), count: z.number().int() }));

export const searchAnswerSchema = z
  .object({
    results: z.array(
      documentSchema.extend({
        snippet: z.string(),
        foundOnPages: z.array(z.number().int()),
        foundOnLockedPages: z.number().int(),
      }),
    ),
    total: z.number().int(),
    next: z.string().nullable(),
    facets: z.object({
      category: facetSchema,
      format: facetSchema,
      language: facetSchema,
      price: facetSchema,
      pages: facetSchema,
      year: facetSchema,
      contributor: facetSchema,
    }),
    complete: z.boolean(),
    correction: z.string().nullable(),
    searchedFor: z
      .string()
      .nullable()
      .openapi({ description: 'what these are the results for, where no document has the query as typed' }),
    unquoted: z.array(z.string()).openapi({
      description: 'phrases that nothing has with the rest, so that their words were looked for',
    }),
  })
  .openapi('SearchAnswer');

export const problemSchema = z
  .object({
    type: z.string(),
    status: z.number().int(),
    title: z.string().optional(),
    detail: z.string().optional(),
  })
  .openapi('Problem', { description: 'RFC 9457' });

export const pagingSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
