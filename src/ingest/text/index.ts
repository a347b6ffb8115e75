export { layoutPage } from './layout.ts';
export { mendCopiedText } from './mend.ts';
export { SourceText } from './source-text.ts';
export type { Glyph, LaidText, PageText, WordBox } from './types.ts';
export { unwrapPlainText } from './unwrap.ts';
