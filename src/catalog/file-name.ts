const MAX_NAME_BYTES = 240;

// Control characters, and marks that reorder the text around them: a name must not look like another.
const UNSAFE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/** A name that can be shown, put in a header and saved to any disk: no folders, controls or excess length. */
export function cleanFileName(name: string): string {
  const base = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const cleaned = base
    .replaceAll(UNSAFE, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim();
  return shorten(cleaned) || 'document';
}

export function withoutExtension(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,8}$/, '');
}

function shorten(name: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const stem = Array.from(name.slice(0, name.length - extension.length));
  while (Buffer.byteLength(stem.join('') + extension) > MAX_NAME_BYTES) stem.pop();
  return stem.join('').trim() + extension;
}
