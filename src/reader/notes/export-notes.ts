import { fillIn } from '../../ui/fill-in.ts';
import type { Note } from './notes.ts';

export interface ExportedFrom {
  title: string;
  /** The document's own address, absolute. */
  url: string;
}

/** Notes as Markdown: a heading for each page, words as quotations, notes below them. */
export function toMarkdown(notes: Note[], { title, url }: ExportedFrom, pageLabel: string): string {
  const parts = [`# ${escapeMarkdown(title)}`, `<${url}>`];
  let page = 0;
  for (const note of notes.toSorted((a, b) => a.page - b.page)) {
    if (note.page !== page) parts.push(`## ${fillIn(pageLabel, { n: note.page })}`);
    page = note.page;
    if (note.quote) parts.push(quotation(note.quote));
    if (note.note) parts.push(escapeMarkdown(note.note));
  }
  return `${parts.join('\n\n')}\n`;
}

function quotation(text: string): string {
  return escapeMarkdown(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, String.raw`\$&`);
}

/** Notes as a collection after the W3C Web Annotation Data Model; a page's place refined by its words. */
export function toWebAnnotations(notes: Note[], { title, url }: ExportedFrom) {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${url}/read/notes.json`,
    type: 'AnnotationCollection',
    label: title,
    total: notes.length,
    first: {
      id: `${url}/read/notes.json#page`,
      type: 'AnnotationPage',
      startIndex: 0,
      items: notes.map((note) => toAnnotation(note, url)),
    },
  };
}

function toAnnotation(note: Note, url: string) {
  const words = {
    refinedBy: [
      { type: 'TextQuoteSelector', exact: note.quote, prefix: note.before, suffix: note.after },
      { type: 'TextPositionSelector', start: note.start, end: note.end },
    ],
  };
  const body = { type: 'TextualBody', value: note.note, format: 'text/plain', purpose: 'commenting' };
  return {
    id: `${url}/read/notes/${note.id}`,
    type: 'Annotation',
    motivation: note.note ? 'commenting' : 'highlighting',
    created: new Date(note.createdAt).toISOString(),
    modified: new Date(note.updatedAt).toISOString(),
    ...(note.note ? { body: [body] } : {}),
    target: {
      source: url,
      selector: {
        type: 'FragmentSelector',
        conformsTo: 'http://tools.ietf.org/rfc/rfc8118',
        value: `page=${note.page}`,
        ...(note.quote ? words : {}),
      },
    },
  };
}
