/**
 * A segment's file: the texts of its units one after the other, then blocks of terms with their lists, then
 * tables, and at the end a row of numbers that says where everything is. Long lists stand before the block
 * that names them. Numbers are as the processor has them.
 *
 * A block: the first term's number, or its word, is in a table; each entry is what the term adds to the one
 * before (a difference; or how many bytes are the same, how many follow, and those), df, the bytes of the list,
 * and the list; of a long list its place in the file and its last unit.
 */
export const MAGIC = 0x57_59_53_47;
/** Numbers at the end: magic, first unit, units, number blocks, word blocks, where the tables begin. */
export const FOOTER_NUMBERS = 6;
export const FOOTER_BYTES = FOOTER_NUMBERS * 8;

/** A block is ended when it has grown to this. */
export const BLOCK_BYTES = 2_048;
/** Lists up to this stand in the block. */
export const INLINE_BYTES = 192;
