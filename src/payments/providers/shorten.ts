/** The text cut to so many bytes of UTF-8, never within a character. */
export function shortenToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes - 3) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The text cut to so many UTF-16 units, never within a character. */
export function shortenToLength(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
