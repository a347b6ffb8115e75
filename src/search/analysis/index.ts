export { classAt, DENSE, WORD } from './classes.ts';
export { fold, type FoldedText, foldWithPositions } from './fold.ts';
export { FIELD_BREAK, OTHER_BREAK } from './stream-marks.ts';
export { analyse, type Stream, wordUnits } from './stream.ts';
export { isPair, pairTerm, stem, type Term, type TermVisitor, visitTerms } from './terms.ts';
export { dropQuestionWords } from './question-words.ts';
