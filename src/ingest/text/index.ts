export { layoutPage } from './layout.ts';
export { mendCopiedText } from './mend.ts';
export type { Glyph, PageText, WordBox } from './types.ts';
export { unwrapPlainText } from './unwrap.ts';
