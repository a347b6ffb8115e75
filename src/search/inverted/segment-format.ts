/**
 * A segment's file: the texts of its units one after the other, then blocks of terms with their lists, then
 * tables, and at the end a row of numbers that says where everything is. Long lists stand before the block
 * that names them. Numbers are as the processor has them.
 *
 * Behind the long list of a common term stand its documents as bits, from bit `firstDocument % 32` of their first
 * 32-bit number on, so that they can be read into a row of all documents' bits where they are wanted.
 *
 * A block: the first term's number, or its word, is in a table; each entry is what the term adds to the one
 * before (a difference; or how many bytes are the same, how many follow, and those), df, the bytes of the list,
 * and the list; of a long list its place in the file and its last unit.
 */
export const MAGIC = 0x57_59_53_47;
/**
 * Numbers at the end: magic, first unit, units, first document, documents, number blocks, word blocks, where the tables
 * begin, the checksum of the tables, and that of the numbers before it. What is kept in memory of a segment is compared
 * with these when it is opened; the checksum of the whole file stands in the list of segments.
 */
export const FOOTER_NUMBERS = 10;
export const FOOTER_BYTES = FOOTER_NUMBERS * 8;

/** A block is ended when it has grown to this. */
export const BLOCK_BYTES = 2_048;
/** Lists up to this stand in the block. */
export const INLINE_BYTES = 192;

/** From this share of the documents on, to read bits costs less than to decode the list. */
const COMMON_SHARE = 1 / 64;

/** Whether bits stand behind the long list of a term in `df` units of a segment of so many documents. */
export function hasBits(df: number, documents: number): boolean {
  return df > documents * COMMON_SHARE;
}

/** How many 32-bit numbers the bits take. */
export function bitsLength(firstDocument: number, documents: number): number {
  return ((firstDocument & 31) + documents + 31) >>> 5;
}
