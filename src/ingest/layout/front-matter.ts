import type { DocumentMetadata } from './blocks.ts';

/** Metadata from the YAML or TOML block that may open a Markdown file, and the rest of the file. */
export function splitFrontMatter(source: string): { metadata: DocumentMetadata; body: string } {
  const match = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([^]*?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(
    source.slice(0, 65_536),
  );
  if (!match || !/^[\w-]+\s*[:=]/m.test(match[2] ?? '')) return { metadata: {}, body: source };
  return { metadata: toMetadata(readFields(match[2] ?? '')), body: source.slice(match[0].length) };
}

/** Flat fields only: `key: value`, `key: [a, b]` and `key:` followed by `- item` lines. */
function readFields(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const field = /^([\w-]+)\s*[:=]\s*(.*)$/.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (field) {
      key = (field[1] ?? '').toLowerCase();
      fields.set(key, readValues(field[2] ?? ''));
    } else if (item && !/^[\w-]+:\s/.test(item[1] ?? '')) fields.get(key)?.push(...readValues(item[1] ?? ''));
  }
  return fields;
}

function readValues(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value.trim());
  const values = list ? (list[1] ?? '').split(',') : [value];
  return values.map((one) => one.trim().replace(/^(["'])(.*)\1$/, '$2')).filter(Boolean);
}

function toMetadata(fields: Map<string, string[]>): DocumentMetadata {
  const first = (...names: string[]) => names.map((name) => fields.get(name)?.[0]).find(Boolean);
  const title = first('title');
  const author = (fields.get('author') ?? fields.get('authors'))?.join(', ');
  const language = first('lang', 'language');
  const description = first('description', 'summary', 'excerpt', 'abstract');
  const keywords = fields.get('tags') ?? fields.get('keywords') ?? [];
  return {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(language ? { language } : {}),
    ...(description ? { description } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
  };
}
