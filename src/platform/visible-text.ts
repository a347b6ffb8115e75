/**
 * Characters that are not seen but change what is: marks that reorder the text around them, blanks
 * without width, tags. Joiners (U+200C, U+200D) stay, as Persian, Indic scripts and emoji are
 * spelt with them; tags stay in flags, which are made of them.
 */
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{e0001}]|(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}]+/gu;

/** Text without characters that are not seen: what is left reads as it is stored. */
export function withoutUnseen(text: string): string {
  const seen = text.replaceAll(UNSEEN, '');
  return /^[\s\u200c\u200d]*$/.test(seen) ? '' : seen;
}

/** Dots that lead across a page from a heading to its number, or along a line to be filled in. */
const LEADERS = /[.．·・]{8,}|(?:[.．·・] ){5,}|[…⋯‥]{5,}/g;

/** Text to be read where it is not laid out: what leads the eye across a page takes the room of words there. */
export function withoutLeaders(text: string): string {
  return text.replaceAll(LEADERS, '……');
}

/** A name or a title: one line, blanks between words and none around, nothing unseen. */
export function cleanLine(text: string): string {
  return withoutUnseen(text.toWellFormed().replaceAll(/[\p{Cc}\s]+/gu, ' ')).trim();
}

/** A few sentences: as `cleanLine`, but the lines stay. */
export function cleanLines(text: string): string {
  return withoutUnseen(
    text
      .toWellFormed()
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/(?!\n)\p{Cc}/gu, ' '),
  ).trim();
}
