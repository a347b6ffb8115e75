import { readFile } from 'node:fs/promises';
import MarkdownIt, { type Token } from 'markdown-it';

export type MarkdownSource = { meta: Record<string, string>; body: string };

const parser = new MarkdownIt({ html: false, xhtmlOut: true });

export async function readSource(name: string): Promise<string> {
  return readFile(new URL(`./documents/${name}`, import.meta.url), 'utf8');
}

/** A Markdown file with `key: value` lines between two `---` lines at its head. */
export async function readMarkdown(name: string): Promise<MarkdownSource> {
  const source = await readSource(name);
  const head = /^---\n([\s\S]*?)\n---\n/.exec(source);
  if (!head) return { meta: {}, body: source };
  const pairs = (head[1] ?? '').split('\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const;
  });
  return { meta: Object.fromEntries(pairs), body: source.slice(head[0].length) };
}

export function parseMarkdown(body: string): Token[] {
  return parser.parse(body, {});
}

export function renderXhtml(body: string): string {
  return parser.render(body);
}
