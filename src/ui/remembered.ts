import { type Html, raw } from '#jsx/jsx-runtime';

const MOST_KEPT = 5_000;
const kept = new Map<string, Html>();

/**
 * Draws a part of a page once for each key and gives the same text again afterwards. The key must
 * name everything that the part depends on.
 */
export function remembered(key: string, draw: () => Html): Html {
  const known = kept.get(key);
  if (known) return known;
  const drawn = raw(inOnePiece(draw().toString()));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, drawn);
  return drawn;
}

/** A string put together from many is kept as its pieces, which would be gathered again for each page. */
function inOnePiece(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
