/** A paragraph, or a link that stands alone. */
export type LetterPart = string | { words: string; href: string };

/** The same letter as plain text and as HTML that needs nothing from elsewhere. */
export function letterParts(parts: LetterPart[]): { text: string; html: string } {
  const text = parts
    .map((part) => (typeof part === 'string' ? part : `${part.words}\n${part.href}`))
    .join('\n\n');
  const body = parts
    .map((part) =>
      typeof part === 'string'
        ? `<p>${escape(part).replaceAll('\n', '<br>')}</p>`
        : `<p><a href="${escape(part.href)}" style="color:#1d5c47">${escape(part.words)}</a></p>`,
    )
    .join('\n');
  const style = 'max-width:36rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 serif;color:#222';
  return { text: `${text}\n`, html: `<!doctype html><div style="${style}">\n${body}\n</div>` };
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
