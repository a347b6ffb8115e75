import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** What a reader of HTML asks the document it stands in. */
export interface HtmlContext {
  /** The key of a picture, or undefined for one that is not at hand. */
  image: (source: string) => string | undefined;
  link: (href: string) => string;
  anchor: (id: string) => string;
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((own) => own.name === name)?.value;
}

/** All text within an element as it stands in the source. */
export function textOf(element: HtmlElement | undefined): string {
  const parts: string[] = [];
  const pending: HtmlNode[] = element ? [element] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    else if (node.nodeName === 'br') parts.push('\n');
    else if ('childNodes' in node)
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1)
        pending.push(...node.childNodes.slice(at, at + 1));
  }
  return parts.join('').trim();
}
