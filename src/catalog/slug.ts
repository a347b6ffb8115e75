const MAX_SLUG_LENGTH = 60;
/** What else stands behind a document's address: a title must not lead there. */
const OTHER_ADDRESSES = new Set(['read', 'download', 'progress']);

/** Words of any script joined by hyphens, for a URL that a person can read; `document` if nothing is left. */
export function slugify(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > MAX_SLUG_LENGTH) break;
    slug = longer;
  }
  const readable = slug || [...(words[0] ?? 'document')].slice(0, MAX_SLUG_LENGTH / 2).join('');
  return OTHER_ADDRESSES.has(readable) ? `document-${readable}` : readable;
}
