export { joinLines } from './joins.ts';
export { layoutPage } from './layout.ts';
export { mendCopiedText } from './mend.ts';
export type { Glyph, PageText, WordBox } from './types.ts';
export { unwrapPlainText } from './unwrap.ts';
export type { Vocabulary } from './vocabulary.ts';
export { vocabularyOf } from './vocabulary.ts';
