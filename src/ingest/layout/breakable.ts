const LONGEST_TOKEN = 26;

/**
 * A text in pieces between which a line may end: unbroken runs of Latin letters (addresses, hashes)
 * would else run off the page. `['z']` marks the place and leaves no trace in the PDF's text.
 */
export function breakable(text: string, longest = LONGEST_TOKEN): Array<string | ['z']> {
  const clean = cleanText(text);
  if (clean === '') return [];
  const pieces: Array<string | ['z']> = [];
  let start = 0;
  for (const match of clean.matchAll(/[!-~\u00a1-\u052f\u0600-\u0dff]{11,}/g)) {
    if (match[0].length <= longest) continue;
    const size = Math.min(12, Math.ceil(longest / 2));
    for (let at = match.index + size; at < match.index + match[0].length - 2; at += size) {
      pieces.push(clean.slice(start, at), ['z']);
      start = at;
    }
  }
  pieces.push(clean.slice(start));
  return pieces;
}

/** Without control characters and lone surrogates, which no typesetter can set. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\r\n\f\v]+/g, ' ')
    .replace(/[\0-\x1f\x7f-\x9f\u200b\ufeff\ufffe\uffff]/g, '');
}

/** Code keeps its lines; tabs become blanks, and unbroken runs are cut at 72 characters. */
export function cleanCode(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, '')
    .replace(/\S{72}(?=\S)/g, '$&\n');
}
