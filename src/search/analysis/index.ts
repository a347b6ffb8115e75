export { holdsWords } from './classes.ts';
export { isExactCode, pointedNumbers, takeMarked, yearsInDigits } from './codes.ts';
export { fold, type FoldedText, foldWithPositions } from './fold.ts';
export { readOrdinals } from './ordinals.ts';
export { dropQuestionWords } from './question-words.ts';
export { FIELD_BREAK, OTHER_BREAK } from './stream-marks.ts';
export { wordMatcher } from './word-matcher.ts';
export { toSimplified } from './simplified.ts';
export { analyse, type Stream, wordUnits } from './stream.ts';
export {
  beginningsOf,
  isPair,
  splitPair,
  type Term,
  type TermVisitor,
  visitSome,
  visitTerms,
} from './terms.ts';
