import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { IngestError } from '../failure.ts';
import { BlockBuilder } from './block-builder.ts';
import type { DocumentMetadata, LaidDocument } from './blocks.ts';
import { ImageStore } from './data-images.ts';
import { attribute, type HtmlContext, type HtmlElement, type HtmlNode, textOf } from './html-dom.ts';
import { enterElement } from './html-enter.ts';

export interface HtmlHead extends DocumentMetadata {
  direction?: 'ltr' | 'rtl';
}

/** The parser walks its stack of open elements: a million of them would take hours. */
const MAX_OPEN_ELEMENTS = 20_000;
const MAX_CHARACTERS = 60_000_000;

/** A web page as a document. Nothing it refers to is fetched; pictures are kept if they are within it. */
export function readHtmlDocument(html: string): LaidDocument {
  const images = new ImageStore();
  const builder = new BlockBuilder();
  const { direction, ...metadata } = readHtml(html, builder, {
    image: (source) => images.addDataUrl(source),
    link: (href) => href,
    anchor: (id) => id,
  });
  return {
    metadata,
    blocks: builder.blocks,
    images: images.bytes,
    page: 'article',
    ...(direction ? { direction } : {}),
  };
}

/** Reads a page's body into `builder` and returns what its head says. */
export function readHtml(html: string, builder: BlockBuilder, context: HtmlContext): HtmlHead {
  if (html.length > MAX_CHARACTERS) throw new IngestError('too-large', `${html.length} characters of HTML`);
  if (countOpenElements(html) > MAX_OPEN_ELEMENTS)
    throw new IngestError('nested', 'elements nested too deep');
  const document = parse(html, { scriptingEnabled: false });
  walk(document, builder, context);
  return readHead(document);
}

/** An upper bound of how deep elements nest: start tags less end tags, void elements aside. */
function countOpenElements(html: string): number {
  let open = 0;
  let deepest = 0;
  const tags =
    /<(\/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|option)\b)[a-z][^\s/>]*/gi;
  for (const [, slash] of html.matchAll(tags)) {
    open = slash ? Math.max(0, open - 1) : open + 1;
    if (open > deepest) deepest = open;
  }
  return deepest;
}

/** Walks with a stack of its own: pages may nest deeper than the call stack reaches. */
function walk(document: HtmlNode, builder: BlockBuilder, context: HtmlContext): void {
  const pending: Array<{ node: HtmlNode } | { leave: () => void }> = [{ node: document }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ('leave' in next) {
      next.leave();
      continue;
    }
    const { node } = next;
    if (node.nodeName === '#text' && 'value' in node) builder.text(node.value);
    else if ('childNodes' in node) {
      const visit = 'tagName' in node ? enterElement(node, builder, context) : {};
      if (!visit) continue;
      if (visit.leave) pending.push({ leave: visit.leave });
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at];
        if (child) pending.push({ node: child });
      }
    }
  }
  builder.endLine();
}

function readHead(document: DefaultTreeAdapterTypes.Document): HtmlHead {
  const root = document.childNodes.find((node): node is HtmlElement => node.nodeName === 'html');
  const head = root?.childNodes.find((node): node is HtmlElement => node.nodeName === 'head');
  const elements = (head?.childNodes ?? []).filter((node): node is HtmlElement => 'tagName' in node);
  const metas = new Map(
    elements.map((element) => [
      attribute(element, 'name')?.toLowerCase(),
      attribute(element, 'content')?.trim(),
    ]),
  );
  const title = textOf(elements.find(({ tagName }) => tagName === 'title'));
  const language = root && (attribute(root, 'lang') || attribute(root, 'xml:lang'));
  const author = metas.get('author');
  const description = metas.get('description');
  const keywords = (metas.get('keywords') ?? '')
    .split(/[,，;；、]/)
    .map((word) => word.trim())
    .filter(Boolean);
  return {
    ...(title ? { title } : {}),
    ...(language ? { language } : {}),
    ...(author ? { author } : {}),
    ...(description ? { description } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(root && attribute(root, 'dir')?.toLowerCase() === 'rtl' ? { direction: 'rtl' } : {}),
  };
}
