import { isCjk, isSharedPunctuation, lastCharacter } from './characters.ts';

/** A blank in a passage, or its start or end. Widths are in ems. */
export interface Gap {
  /** Where in the text. */
  readonly index: number;
  /** How much of the passage stands before it. */
  readonly position: number;
  /** The same where the text goes on after it. */
  readonly resume: number;
  readonly last: boolean;
  /** How many characters narrower than an em stand before it. */
  readonly narrow: number;
  /** Chinese on both sides. */
  readonly wide: boolean;
  /** Chinese on one side, Latin on the other. */
  readonly mixed: boolean;
  /** Beside a full-width mark, where nobody types a space. */
  readonly besideMark: boolean;
  /** The width of what could not be parted and would have had to fit on the line before. */
  readonly nextUnit: number;
  readonly afterClosing: boolean;
  readonly afterSentence: boolean;
}

/** A stretch of text that may have been several lines; its gaps include its start and its end. */
export interface Passage {
  readonly gaps: readonly Gap[];
  /** The width of a blank, as of any Latin character. */
  readonly blank: number;
  /** Whether the widths are true: of Latin characters, half an em is only the average. */
  readonly measured: boolean;
}

const CLOSING = /[，。、；：！？）》〉」』】〕”’…—]/;
const OPENING = /[（《〈「『【〔“‘]/;
const FULL_MARK = /[\u3001\u3002\u3008-\u3011\uff01-\uff0f\uff1a-\uff1f]/;
const SENTENCE_END = /[。！？…”』」：；]/;

/**
 * Finds the passages of a text: parted by line ends, tabs and runs of blanks, which nobody adds by copying.
 * `latin` is the width of a Latin character: half an em as printed, a whole one where lines were counted in
 * characters.
 */
export function findPassages(text: string, latin: 0.5 | 1): Passage[] {
  const passages: Passage[] = [];
  for (const match of text.matchAll(/(?:[^\n\t ]| (?! ))+/g)) {
    if (/ /.test(match[0])) {
      const measured = latin === 1 || !/[!-~]/.test(match[0]);
      passages.push({ gaps: findGaps(match[0], match.index, latin), blank: latin, measured });
    }
  }
  return passages;
}

function findGaps(passage: string, offset: number, latin: number): Gap[] {
  const gaps: Gap[] = [{ ...NOTHING, index: offset, position: 0, resume: 0, narrow: 0, last: false }];
  let position = 0;
  let narrow = 0;
  let index = 0;
  for (const character of passage) {
    if (character === ' ') {
      const gap = describe(passage, index, latin);
      const resume = position + (gap.wide ? 0 : latin);
      gaps.push({ ...gap, index: offset + index, position, resume, narrow, last: false });
      position = resume;
    } else if (isWide(character)) position += 1;
    else {
      position += latin;
      narrow += 1;
    }
    index += character.length;
  }
  const afterClosing = CLOSING.test(passage.slice(-1));
  gaps.push({
    ...NOTHING,
    afterClosing,
    index: offset + index,
    position,
    resume: position,
    narrow,
    last: true,
  });
  return gaps;
}

type Surroundings = Omit<Gap, 'index' | 'position' | 'resume' | 'narrow' | 'last'>;

const NOTHING: Surroundings = {
  wide: false,
  mixed: false,
  besideMark: false,
  nextUnit: 0,
  afterClosing: false,
  afterSentence: false,
};

function describe(passage: string, at: number, latin: number): Surroundings {
  const before = lastCharacter(passage.slice(Math.max(0, at - 2), at));
  const after = String.fromCodePoint(passage.codePointAt(at + 1) ?? 0x20);
  const second = passage[at + 1 + after.length] ?? '';
  const wide = isWide(before) && isWide(after);
  const word = /^[!-~\u00c0-\u024f]+/.exec(passage.slice(at + 1, at + 61))?.[0].length ?? 0;
  const pushed = CLOSING.test(second) || OPENING.test(after);
  return {
    wide,
    besideMark: FULL_MARK.test(before) || FULL_MARK.test(after),
    mixed: !wide && (isWide(before) || isWide(after)),
    nextUnit: isWide(after) ? (pushed ? 2 : 1) : word * latin,
    afterClosing: CLOSING.test(before),
    afterSentence: SENTENCE_END.test(before),
  };
}

function isWide(character: string): boolean {
  return isCjk(character) || isSharedPunctuation(character);
}
