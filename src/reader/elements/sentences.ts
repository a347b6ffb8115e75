/** A sentence of a page's text, or a part of one too long to be spoken at once: UTF-16 units into the text. */
export interface Sentence {
  start: number;
  end: number;
  /** Without the line ends within it. */
  text: string;
}

/** Some voices stop in the middle of what takes them longer than about a quarter of a minute. */
const LONGEST = 160;
const PAUSES = /[，、；：,;:]\s*|\s+/gu;
const SPOKEN = /[\p{L}\p{N}]/u;

/** The sentences of a page in the language given (a BCP 47 tag, or an empty string), those without words left out. */
export function sentencesOf(text: string, language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(language || undefined, { granularity: 'sentence' });
  const sentences: Sentence[] = [];
  for (const { segment, index } of segmenter.segment(text))
    for (const [from, to] of partsOf(segment)) {
      const part = segment.slice(from, to);
      const start = index + from + (part.length - part.trimStart().length);
      const words = part.trim();
      if (SPOKEN.test(words))
        sentences.push({ start, end: start + words.length, text: words.replaceAll(/\s+/gu, ' ') });
    }
  return sentences;
}

/** Cut where a speaker would draw breath, as late as may be. */
function partsOf(segment: string): Array<[from: number, to: number]> {
  const parts: Array<[number, number]> = [];
  let from = 0;
  while (segment.length - from > LONGEST) {
    const pauses = [...segment.slice(from, from + LONGEST).matchAll(PAUSES)];
    const last = pauses.at(-1);
    const to = from + (last ? last.index + last[0].length : LONGEST);
    parts.push([from, to]);
    from = to;
  }
  parts.push([from, segment.length]);
  return parts;
}
