/** What the rest of a text tells about a doubtful line break. */
export interface Vocabulary {
  /** Whether a word, with its hyphens, stands elsewhere within a line. */
  readonly has: (word: string) => boolean;
  /** Whether this text leaves a space between Chinese and Latin. */
  readonly spacesScripts: () => boolean;
}

/** Reads the lines only when first asked. */
export function vocabularyOf(readLines: () => readonly string[]): Vocabulary {
  let words: Set<string> | undefined;
  let spaces: boolean | undefined;
  return {
    has: (word) => {
      words ??= new Set(readLines().flatMap(wordsWithin));
      return words.has(word.toLowerCase());
    },
    spacesScripts: () => {
      spaces ??= leavesSpaces(readLines());
      return spaces;
    },
  };
}

const WORD = /[\p{L}\p{N}]+(?:['\u2019\u2010-][\p{L}\p{N}]+)*/gu;

/** The words of a line but a broken one at its end. */
function wordsWithin(line: string): string[] {
  const whole = /[-\u2010\u00ad]$/.test(line) ? line.replace(/\S+$/, '') : line;
  return (whole.match(WORD) ?? []).map((word) => word.toLowerCase().replaceAll('\u2010', '-'));
}

const HAN = '[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff]';
const SPACED_BOUNDARY = new RegExp(`${HAN} [A-Za-z0-9]|[A-Za-z0-9] ${HAN}`, 'g');
const TIGHT_BOUNDARY = new RegExp(`${HAN}[A-Za-z0-9]|[A-Za-z0-9]${HAN}`, 'g');

function leavesSpaces(lines: readonly string[]): boolean {
  let balance = 0;
  for (const line of lines) {
    balance += (line.match(SPACED_BOUNDARY) ?? []).length - (line.match(TIGHT_BOUNDARY) ?? []).length;
  }
  return balance > 0;
}
