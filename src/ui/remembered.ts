import { raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

const MOST_KEPT = 5_000;
const kept = new Map<string, string>();

/**
 * Draws a part of a page once for each key and gives the same text again afterwards. The key must
 * name everything that the part depends on; the part must not hold anything asynchronous.
 */
export function remembered(key: string, draw: () => HtmlEscapedString | Promise<HtmlEscapedString>) {
  const known = kept.get(key);
  if (known !== undefined) return raw(known);
  const html = (draw() as HtmlEscapedString).toString();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, html);
  return raw(html);
}
