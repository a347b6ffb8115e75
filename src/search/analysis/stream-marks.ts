/** Ends a phrase. */
export const OTHER_BREAK = 0;
/** Ends a field. */
export const FIELD_BREAK = 1;
