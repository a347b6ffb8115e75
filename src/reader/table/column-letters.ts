/** A, B … Z, AA …, as spreadsheets name their columns, given their number from 1. */
export function columnLetters(column: number): string {
  const letter = String.fromCodePoint(65 + ((column - 1) % 26));
  return column > 26 ? columnLetters(Math.floor((column - 1) / 26)) + letter : letter;
}
