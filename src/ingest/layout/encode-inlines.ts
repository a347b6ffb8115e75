import type { Block, Inline, LaidDocument } from './blocks.ts';
import { breakable, cleanText } from './breakable.ts';
import { layoutCosts, type LayoutBudget } from './layout-budget.ts';

/** A node as `template.typ` reads it: a string, or its kind and contents. */
export type Encoded = string | [string, ...unknown[]];

const styleKinds = { strong: 'b', emphasis: 'i', strike: 's', superscript: '^', subscript: '_' } as const;
/** Beyond these a document's links are plain text: each costs the typesetter much. */
const MAX_TARGETS = 8_000;
const MAX_LINKS = 12_000;

/** Encodes what stands in lines. Links within the document may only point at anchors that are set. */
export class InlineEncoder {
  readonly #labels = new Map<string, string>();
  readonly #placed = new Set<string>();
  readonly #images: ReadonlySet<string>;
  readonly #budget: LayoutBudget;
  #links = 0;

  constructor(document: LaidDocument, images: ReadonlySet<string>, budget: LayoutBudget) {
    this.#images = images;
    this.#budget = budget;
    const targets = new Set<string>();
    const anchors = new Set<string>();
    collect(document.blocks, targets, anchors);
    for (const id of targets)
      if (anchors.has(id) && this.#labels.size < MAX_TARGETS) this.#labels.set(id, `a${this.#labels.size}`);
  }

  /** The label for an anchor that something points at, the first time it is met. */
  place(id: string): string | undefined {
    if (this.#placed.has(id)) return undefined;
    this.#placed.add(id);
    const label = this.#labels.get(id);
    if (label !== undefined) this.#budget.spend(layoutCosts.anchor);
    return label;
  }

  encode(inlines: Inline[], longest?: number): string | Encoded[] {
    const encoded = this.#all(inlines, longest);
    if (encoded.length === 0) return '';
    const [only] = encoded;
    return encoded.length === 1 && typeof only === 'string' ? only : encoded;
  }

  #all(inlines: Inline[], longest?: number): Encoded[] {
    return inlines.flatMap((inline) => this.#one(inline, longest));
  }

  #one(inline: Inline, longest?: number): Encoded[] {
    switch (inline.kind) {
      case 'text':
        this.#budget.spendText(inline.text);
        return breakable(inline.text, longest);
      case 'code':
        this.#budget.spendText(inline.text);
        return [['c', breakable(inline.text, longest)]];
      case 'link':
        return this.#link(inline, longest);
      case 'image':
        return this.#images.has(inline.key) ? [['g', inline.key, cleanText(inline.alt) || null]] : [];
      case 'anchor': {
        const label = this.place(inline.id);
        return label === undefined ? [] : [['a', label]];
      }
      case 'break':
        this.#budget.spend(layoutCosts.lineBreak);
        return [['n']];
      default:
        return wrap(styleKinds[inline.kind], this.#all(inline.children, longest));
    }
  }

  #link({ href, children }: Extract<Inline, { kind: 'link' }>, longest?: number): Encoded[] {
    const content = this.#all(children, longest);
    this.#links += 1;
    if (content.length === 0 || this.#links > MAX_LINKS) return content;
    this.#budget.spend(layoutCosts.link);
    const label = href.startsWith('#') ? this.#labels.get(href.slice(1)) : undefined;
    if (label !== undefined) return [['r', label, content]];
    return /^(https?:|mailto:)/i.test(href) && href.length < 2_000
      ? [['l', cleanText(href), content]]
      : content;
  }
}

function wrap(kind: string, content: Encoded[]): Encoded[] {
  return content.length === 0 ? [] : [[kind, content]];
}

/** Finds the anchors of a document and the ids that its links point at. */
function collect(nodes: Array<Block | Inline>, targets: Set<string>, anchors: Set<string>): void {
  for (const node of nodes) {
    if (node.kind === 'anchor') anchors.add(node.id);
    if (node.kind === 'link' && node.href.startsWith('#')) targets.add(node.href.slice(1));
    if ('children' in node) collect(node.children, targets, anchors);
    else if ('inlines' in node) collect(node.inlines, targets, anchors);
    else if (node.kind === 'quote') collect(node.blocks, targets, anchors);
    else if (node.kind === 'list') for (const item of node.items) collect(item, targets, anchors);
    else if (node.kind === 'table')
      for (const cell of node.rows.flat()) collect(cell.inlines, targets, anchors);
  }
}
