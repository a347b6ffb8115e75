import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Tables } from '../src/platform/db/index.ts';
import { pick, type Random } from './random.ts';
import { makeTags, makeText, makeTitle, type TextLanguage } from './text.ts';

export interface SeedDocument {
  document: Insertable<Tables['documents']>;
  source: Insertable<Tables['sources']>;
  pages: Array<Insertable<Tables['pages']>>;
  tags: Array<Insertable<Tables['document_tags']>>;
}

export interface SeedPlace {
  index: number;
  owner: string;
  categories: string[];
}

const PREVIEW_PAGES = 5;
const PAGE_CHARACTERS = 400;
const A4 = { width: 595.3, height: 841.9 };
const FIRST_CREATED = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;

/** A priced or free document as the worker would have left it, with the pages of its preview. */
export function makeSeedDocument(random: Random, place: SeedPlace): SeedDocument {
  const language: TextLanguage = random() < 0.6 ? 'zh-Hans' : 'en';
  const createdAt = FIRST_CREATED + place.index * MINUTE_MS;
  const id = makeId(createdAt);
  const sha256 = createHash('sha256').update(String(place.index)).digest('hex');
  const texts = Array.from({ length: PREVIEW_PAGES }, () => makeText(random, language, PAGE_CHARACTERS));
  const pageCount = PREVIEW_PAGES + Math.floor(random() * 60);
  return {
    document: {
      ...describe(random, language, place),
      ...history(createdAt),
      id,
      sha256,
      page_count: pageCount,
      pages_done: pageCount,
      preview_text: texts.join('\n'),
    },
    source: {
      sha256,
      shown_key: '',
      boxes_key: '',
      page_count: pageCount,
      outline: '[]',
      metadata: '{}',
      read_at: createdAt,
    },
    pages: texts.map((text, page) => ({
      sha256,
      number: page + 1,
      ...A4,
      text,
      boxes_start: 0,
      boxes_bytes: 0,
    })),
    tags: makeTags(random, language).map((tag) => ({ document_id: id, tag })),
  };
}

/** Sorts by age as real identifiers do; hexadecimal digits are all of their alphabet. */
function makeId(createdAt: number): string {
  return createdAt.toString(16).padStart(13, '0');
}

function describe(random: Random, language: TextLanguage, { owner, categories }: SeedPlace) {
  const title = makeTitle(random, language);
  return {
    owner_id: owner,
    file_name: `${title}.pdf`,
    bytes: 50_000 + Math.floor(random() * 5_000_000),
    format: 'pdf',
    title,
    author: makeTitle(random, language).slice(0, 12),
    summary: makeText(random, language, 120),
    language,
    category_id: pick(random, categories),
    licence: pick(random, ['CC-BY-4.0', 'all-rights-reserved']),
    price_minor: random() < 0.5 ? 0 : 600,
    price_currency: 'CNY',
    downloads: Math.floor(random() ** 4 * 10_000),
    text_kind: 'text' as const,
    preview_pages: PREVIEW_PAGES,
    cover_width: 480,
    cover_height: 679,
  };
}

function history(createdAt: number) {
  return {
    stage: 'ready' as const,
    visibility: 'published' as const,
    failure_code: null,
    failure_detail: null,
    deaths: 0,
    revision: 0,
    publish_when_ready: 0,
    edited: '[]',
    created_at: createdAt,
    updated_at: createdAt,
    published_at: createdAt,
  };
}
