import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

const MAX_DEPTH = 200;

/**
 * Small XML parts as a tree, leniently: errors are passed over, entities of a document type are
 * never expanded, and elements too deep to mean anything hang from the last sensible one.
 */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  const parser = new SaxesParser();
  parser.on('error', () => {});
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name: localName(name), attributes: localNames(attributes), children: [], text: '' };
    open[Math.min(open.length, MAX_DEPTH) - 1]?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    if (open.length > 1) open.pop();
  });
  parser.write(source.replace(/^\ufeff/, '')).close();
  return root;
}

/** Every element of that name, in document order. */
export function findAll(root: XmlElement, name: string): XmlElement[] {
  const found = root.name === name ? [root] : [];
  for (const child of root.children) found.push(...findAll(child, name));
  return found;
}

export function findFirst(root: XmlElement, name: string): XmlElement | undefined {
  return findAll(root, name)[0];
}

/** An element's text with that of its descendants, blanks collapsed. */
export function fullText(element: XmlElement | undefined): string {
  if (!element) return '';
  const parts = [element.text, ...element.children.map(fullText)];
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
