import { isCjk, isHanOrKana, isSharedPunctuation, isSpaceless, lastCharacter } from './characters.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How a line goes on in the next: drop so many characters at its end, then put this between them. */
export interface Join {
  readonly cut: 0 | 1;
  readonly glue: '' | ' ';
}

const PLAIN: Join = { cut: 0, glue: '' };
const SPACED: Join = { cut: 0, glue: ' ' };
const UNHYPHENATED: Join = { cut: 1, glue: '' };

/** Undoes the break between two lines of one paragraph. Neither has blanks at the break. */
export function joinOf(before: string, after: string, vocabulary: Vocabulary): Join {
  const last = lastCharacter(before);
  if (last === '\u00ad') return UNHYPHENATED;
  if (before === '' || after === '') return PLAIN;
  const first = String.fromCodePoint(after.codePointAt(0) ?? 0);
  if (isHyphen(last) && /[\p{L}\p{N}][-\u2010]$/u.test(before)) return joinHyphen(before, after, vocabulary);
  if (isSpaceless(last) || isSpaceless(first)) return joinSpaceless(last, first, vocabulary);
  if (OPENING.test(last) || /\S[/\u2014]$/.test(before)) return PLAIN;
  if (/(?:https?:\/\/|www\.)\S*[-_=&?%.#~]$/.test(before)) return PLAIN;
  return SPACED;
}

/** Joins the lines of one wrapped paragraph. */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  const trimmed = lines.map((line) => line.trim());
  return trimmed
    .map((line, at) => {
      const { cut, glue } = joinOf(line, trimmed[at + 1] ?? '', vocabulary);
      return line.slice(0, line.length - cut) + glue;
    })
    .join('');
}

const OPENING = /^[([{\u2018\u201c\u00ab]/;

function isHyphen(character: string): boolean {
  return character === '-' || character === '\u2010';
}

/** Between two characters of scripts without word spaces, or one of them and another. */
function joinSpaceless(last: string, first: string, vocabulary: Vocabulary): Join {
  if (isSpaceless(last) && isSpaceless(first)) return PLAIN;
  const [wide, other] = isSpaceless(last) ? [last, first] : [first, last];
  const punctuation = isCjk(wide) && !isHanOrKana(wide);
  if (punctuation || isSharedPunctuation(other) || !/[\p{L}\p{N}]/u.test(other)) return PLAIN;
  return vocabulary.spacesScripts() ? SPACED : PLAIN;
}

/** First parts that keep their hyphen in any case. */
const KEEPS_HYPHEN = /(?:^|[^\p{L}])(?:self|ex|well|half|all|cross|quasi|vice|e|dual|two|three|low|large)$/iu;
/** As in high-dimensional, but not in highlight and highest. */
const HIGH_COMPOUND = /(?:^|[^\p{L}])high-(?!light|way|land|er|est|ly|ness)/iu;

function joinHyphen(before: string, after: string, vocabulary: Vocabulary): Join {
  const head =
    /[\p{L}\p{N}'\u2019]+(?:[-\u2010][\p{L}\p{N}'\u2019]+)*[-\u2010]$/u.exec(before)?.[0].slice(0, -1) ?? '';
  const tail = /^[\p{L}\p{N}'\u2019]+/u.exec(after)?.[0] ?? '';
  if (!/^\p{Ll}/u.test(after) || !/\p{L}$/u.test(head)) return PLAIN;
  if (/\S[/:@.]\S*$/.test(before.slice(-80)) && /(?:https?:\/\/|www\.)\S*$/.test(before)) return PLAIN;
  if (vocabulary.has(head + tail)) return UNHYPHENATED;
  if (vocabulary.has(`${head}-${tail}`) || /[-\u2010]/.test(head) || KEEPS_HYPHEN.test(head)) return PLAIN;
  return HIGH_COMPOUND.test(`${head}-${tail}`) ? PLAIN : UNHYPHENATED;
}
