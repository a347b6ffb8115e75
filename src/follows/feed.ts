import { type Document, slugify } from '../catalog/index.ts';
import { titleWords } from '../catalog/pages/document-words.ts';
import { links } from '../ui/links.ts';

export interface Feed {
  title: string;
  /** The feed's own address, without a trailing slash before its path. */
  baseUrl: string;
  path: string;
  documents: Document[];
}

/** RFC 4287. */
export function toAtom({ title, baseUrl, path, documents }: Feed): string {
  const updated = Math.max(0, ...documents.map(({ publishedAt }) => publishedAt ?? 0));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', baseUrl + path),
    element('title', title),
    element('updated', new Date(updated).toISOString()),
    `<link rel="self" href="${escapeXml(baseUrl + path)}"/>`,
    ...documents.map((document) => toEntry(document, baseUrl)),
    '</feed>',
    '',
  ].join('\n');
}

function toEntry(document: Document, baseUrl: string): string {
  const title = titleWords(document);
  const published = new Date(document.publishedAt ?? document.createdAt).toISOString();
  const summary = document.summary || [...document.previewText].slice(0, 300).join('');
  return [
    '<entry>',
    element('id', `${baseUrl}${links.document(document.id)}`),
    element('title', title),
    element('published', published),
    element('updated', published),
    `<author>${element('name', document.author || '—')}</author>`,
    `<link href="${escapeXml(baseUrl + links.document(document.id, slugify(title)))}"/>`,
    summary ? element('summary', summary) : '',
    '</entry>',
  ].join('');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML 1.0 cannot hold in any form. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(FORBIDDEN, '')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
