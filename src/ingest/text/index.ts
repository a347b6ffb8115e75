export { layoutPage } from './layout.ts';
export { mendCopiedText } from './mend.ts';
export { SourceText } from './source-text.ts';
export type { Glyph, LaidText, PageText, Rule, WordBox } from './types.ts';
export { unwrapPlainText } from './unwrap.ts';
