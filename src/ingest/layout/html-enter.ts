import type { BlockBuilder, LineRole } from './block-builder.ts';
import type { Alignment } from './blocks.ts';
import { attribute, type HtmlContext, type HtmlElement, textOf } from './html-dom.ts';
import { blockElements, codeElements, droppedElements, styleElements } from './html-elements.ts';

/** What to do after an element's children; undefined when they are not to be visited. */
export interface Visit {
  leave?: () => void;
}

/** Tells the builder of an element that begins. */
export function enterElement(
  element: HtmlElement,
  builder: BlockBuilder,
  context: HtmlContext,
): Visit | undefined {
  const { tagName } = element;
  if (droppedElements.has(tagName) || isHidden(element)) return undefined;
  if (blockElements.has(tagName)) builder.endLine();
  addAnchor(element, builder, context);
  return (
    enterLeaf(element, builder, context) ??
    enterInline(element, builder, context) ??
    enterContainer(element, builder) ??
    enterLine(element, builder)
  );
}

function isHidden(element: HtmlElement): boolean {
  if (element.attrs.length === 0) return false;
  if (attribute(element, 'hidden') !== undefined || attribute(element, 'role') === 'doc-pagebreak')
    return true;
  // The pages of a printed edition are not these.
  if (attribute(element, 'epub:type') === 'pagebreak') return true;
  return /display\s*:\s*none/i.test(attribute(element, 'style') ?? '');
}

function addAnchor(element: HtmlElement, builder: BlockBuilder, context: HtmlContext): void {
  if (element.attrs.length === 0) return;
  const id = attribute(element, 'id') ?? (element.tagName === 'a' ? attribute(element, 'name') : undefined);
  if (id) builder.inline({ kind: 'anchor', id: context.anchor(id) });
}

/** Elements that are taken as a whole. An empty visit has no children left to see. */
function enterLeaf(element: HtmlElement, builder: BlockBuilder, context: HtmlContext): Visit | undefined {
  switch (element.tagName) {
    case 'br':
      builder.lineBreak();
      return {};
    case 'hr':
      builder.block({ kind: 'rule' });
      return {};
    case 'img':
    case 'image':
      addImage(element, builder, context);
      return {};
    case 'pre':
      builder.block({ kind: 'code', text: textOf(element).replace(/^\n|\s+$/g, '') });
      element.childNodes = [];
      return {};
    default:
      if (!codeElements.has(element.tagName)) return undefined;
      addCode(element, builder);
      element.childNodes = [];
      return {};
  }
}

function addImage(element: HtmlElement, builder: BlockBuilder, context: HtmlContext): void {
  const source =
    attribute(element, 'src') ?? attribute(element, 'xlink:href') ?? attribute(element, 'href') ?? '';
  const alt = attribute(element, 'alt')?.trim() ?? '';
  const key = context.image(source);
  if (key !== undefined) builder.inline({ kind: 'image', key, alt });
  else if (alt !== '' && !sayingNothing.test(alt)) builder.text(` [${alt}] `);
}

/** What writing tools put in where nobody described the picture. */
const sayingNothing =
  /^(image|img|picture|photo|alt|alt text|图片|图像|在这里插入图片描述|\S+\.(png|jpe?g|gif|webp|svg))(\s*\d+)?$/i;

function addCode(element: HtmlElement, builder: BlockBuilder): void {
  const text = textOf(element);
  if (text.includes('\n')) builder.block({ kind: 'code', text });
  else if (text !== '') builder.inline({ kind: 'code', text });
}

function enterInline(element: HtmlElement, builder: BlockBuilder, context: HtmlContext): Visit | undefined {
  const style = styleElements[element.tagName];
  if (style) return { leave: builder.openStyle(style) };
  const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
  if (href !== undefined) return { leave: builder.openStyle({ href: context.link(href) }) };
  if (element.tagName === 'q') return quoted(builder, '“', '”');
  if (element.tagName === 'rt') return quoted(builder, '（', '）');
  return undefined;
}

function quoted(builder: BlockBuilder, before: string, after: string): Visit {
  builder.text(before);
  return { leave: () => builder.text(after) };
}

function enterContainer(element: HtmlElement, builder: BlockBuilder): Visit | undefined {
  switch (element.tagName) {
    case 'blockquote':
      builder.openQuote();
      return { leave: () => builder.close('quote') };
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      builder.openList(
        element.tagName === 'ol' ? 'number' : 'bullet',
        wholeNumber(element, 'start', 1, 1_000_000),
      );
      return { leave: () => builder.close('list') };
    case 'dl':
      builder.openList('none', 1);
      return { leave: () => builder.close('list') };
    case 'li':
    case 'dd':
      builder.openItem();
      return { leave: () => builder.close('item') };
    case 'table':
      builder.openTable();
      return { leave: () => builder.close('table') };
    case 'tr':
      builder.openRow(isHeaderRow(element));
      return {};
    case 'td':
    case 'th':
      return enterCell(element, builder);
    default:
      return undefined;
  }
}

function enterCell(element: HtmlElement, builder: BlockBuilder): Visit {
  const align = alignment(element);
  builder.openCell({
    header: element.tagName === 'th',
    columns: wholeNumber(element, 'colspan', 1, 64),
    rows: wholeNumber(element, 'rowspan', 1, 1_000),
    ...(align ? { align } : {}),
  });
  return { leave: () => builder.close('cell') };
}

function isHeaderRow(row: HtmlElement): boolean {
  if (row.parentNode?.nodeName === 'thead') return true;
  const cells = row.childNodes.filter((node): node is HtmlElement => 'tagName' in node);
  return cells.length > 0 && cells.every(({ tagName }) => tagName === 'th');
}

function enterLine(element: HtmlElement, builder: BlockBuilder): Visit {
  const { tagName } = element;
  if (!blockElements.has(tagName)) return {};
  const role = lineRole(tagName);
  const align = tagName === 'center' ? 'center' : alignment(element);
  const bold = tagName === 'dt' || tagName === 'summary' ? builder.openStyle('strong') : undefined;
  if (role.kind !== 'plain' || align) builder.setLine(role, align);
  return {
    leave: () => {
      builder.endLine();
      bold?.();
      if (role.kind !== 'plain' || align) builder.setLine({ kind: 'plain' });
    },
  };
}

function lineRole(tagName: string): LineRole {
  const heading = /^h([1-6])$/.exec(tagName);
  if (heading) return { kind: 'heading', level: Number(heading[1]) };
  return tagName === 'figcaption' || tagName === 'caption' ? { kind: 'caption' } : { kind: 'plain' };
}

function alignment(element: HtmlElement): Alignment | undefined {
  if (element.attrs.length === 0) return undefined;
  const style = /text-align\s*:\s*(\w+)/i.exec(attribute(element, 'style') ?? '')?.[1];
  const value = (style ?? attribute(element, 'align') ?? '').toLowerCase();
  return value === 'center' || value === 'right' ? value : undefined;
}

function wholeNumber(element: HtmlElement, name: string, fallback: number, most: number): number {
  const value = Number.parseInt(attribute(element, name) ?? '', 10);
  return Number.isFinite(value) && value >= 0 ? Math.min(Math.max(value, 1), most) : fallback;
}
