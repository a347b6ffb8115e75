import type { Context } from 'hono';

const panels = ['contents', 'thumbnails', 'search', 'notes'] as const;
export type Panel = (typeof panels)[number];

/** What an address of the reader asks for. */
export interface ReadRequest {
  /** Undefined where the address names none: then the reader goes on where they stopped. */
  page: number | undefined;
  /** Words to find, or an empty string. */
  words: string;
  /** Which of the hits is to be among those listed, from 1; undefined for those around the page. */
  hit: number | undefined;
  panel: Panel | undefined;
}

const LONGEST_WORDS = 200;

export function parseReadRequest(c: Context): ReadRequest {
  const page = c.req.query('page');
  return {
    page: page === undefined ? undefined : parsePage(page),
    words: (c.req.query('q') ?? '').trim().slice(0, LONGEST_WORDS),
    hit: c.req.query('hit') === undefined ? undefined : parsePage(c.req.query('hit') ?? ''),
    panel: panels.find((panel) => panel === c.req.query('panel')),
  };
}

/** Whatever is no page is the first; whoever draws the page keeps to the last. */
export function parsePage(text: string): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 ? number : 1;
}
