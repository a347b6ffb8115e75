/**
 * Suggestions of so many documents stand together. In one order over a large library, the keys of a batch would be
 * strewn over all pages of the file, each of which is written twice for a row or two.
 */
const DOCUMENTS_PER_SHELF = 2 ** 17;

/** The shelf, counted from 0, on which the suggestions of a document stand. */
export function shelfOf(document: number): number {
  return Math.floor(document / DOCUMENTS_PER_SHELF);
}
