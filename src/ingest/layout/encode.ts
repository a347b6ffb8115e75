import type { Block, Inline, LaidDocument, TableBlock } from './blocks.ts';
import { breakable, cleanCode, cleanText } from './breakable.ts';
import { placeCells, type PlacedCell } from './table-grid.ts';

/** A node as `template.typ` reads it: a string, or its kind and contents. */
type Encoded = string | [string, ...unknown[]];

const styleKinds = { strong: 'b', emphasis: 'i', strike: 's', superscript: '^', subscript: '_' } as const;
const MAX_OUTLINE = 2_000;
const MAX_OUTLINE_LEVEL = 8;

/** Links and outline entries may only point at anchors that are set. */
export class Encoder {
  readonly #labels = new Map<string, string>();
  readonly #placed = new Set<string>();
  readonly #images: ReadonlySet<string>;
  readonly #entries = new Map<string, Array<{ k: 'o'; l: number; c: string }>>();

  constructor(document: LaidDocument, images: ReadonlySet<string>) {
    this.#images = images;
    for (const id of anchorIds(document.blocks))
      if (!this.#labels.has(id)) this.#labels.set(id, `a${this.#labels.size}`);
    for (const { level, title, anchor } of document.outline?.slice(0, MAX_OUTLINE) ?? []) {
      const entries = this.#entries.get(anchor) ?? [];
      entries.push({ k: 'o', l: Math.min(level + 1, MAX_OUTLINE_LEVEL), c: cleanText(title) });
      this.#entries.set(anchor, entries);
    }
  }

  blocks(blocks: Block[]): object[] {
    return blocks.flatMap((block) => this.#block(block));
  }

  #block(block: Block): object[] {
    switch (block.kind) {
      case 'paragraph':
        return this.#paragraph(block);
      case 'heading':
        return [...this.#outlineOf(block.inlines), { k: 'h', l: block.level, c: unbrokenPhrases(this.#inlines(block.inlines)) }];
      case 'quote':
        return [{ k: 'q', c: this.blocks(block.blocks) }];
      case 'code':
        return [{ k: 'c', c: cleanCode(block.text) }];
      case 'image':
        return this.#images.has(block.key)
          ? [{ k: 'g', key: block.key, alt: cleanText(block.alt) || null, full: block.fullPage ?? false }]
          : [];
      case 'rule':
        return [{ k: 'r' }];
      case 'pageBreak':
        return [{ k: 'b' }];
      case 'anchor':
        return [...this.#entriesAt(block.id), ...this.#anchor(block.id)];
      case 'list':
        return [
          { k: 'l', m: block.marker, s: block.start, c: block.items.map((item) => this.blocks(item)) },
        ];
      case 'table':
        return block.rows.length > 0 ? [this.#table(block)] : [];
    }
  }

  #paragraph(block: Extract<Block, { kind: 'paragraph' }>): object[] {
    const paragraph = { k: block.role === 'caption' ? 'cap' : 'p', c: this.#inlines(block.inlines) };
    return [...this.#outlineOf(block.inlines), block.align ? { ...paragraph, al: block.align } : paragraph];
  }

  /** An outline entry may point into the middle of a paragraph: it is set before it. */
  #outlineOf(inlines: Inline[]): object[] {
    return this.#entries.size === 0 ? [] : inlineAnchors(inlines).flatMap((id) => this.#entriesAt(id));
  }

  #entriesAt(id: string): object[] {
    const entries = this.#entries.get(id) ?? [];
    this.#entries.delete(id);
    return entries;
  }

  #anchor(id: string): object[] {
    const label = this.#place(id);
    return label === undefined ? [] : [{ k: 'a', id: label }];
  }

  #place(id: string): string | undefined {
    if (this.#placed.has(id)) return undefined;
    this.#placed.add(id);
    return this.#labels.get(id);
  }

  #table(table: TableBlock): object {
    const grid = placeCells(table);
    const encode = (placed: PlacedCell) => this.#cell(placed, table.sheet === true);
    const inHeader = (placed: PlacedCell) => placed.row < grid.headerRows;
    return {
      k: 't',
      columns: grid.columns,
      header: grid.headerRows,
      height: grid.rows,
      head: grid.cells.filter(inHeader).map(encode),
      body: grid.cells.filter((placed) => !inHeader(placed)).map(encode),
      ...(table.widths ? { widths: table.widths } : {}),
      ...(table.sheet ? { size: 0.85, inset: 3 } : grid.columns > 6 ? { size: 0.76, inset: 3 } : {}),
    };
  }

  #cell({ cell, column, row, columns, rows }: PlacedCell, sheet: boolean): object {
    return {
      x: column,
      y: row,
      c: this.#inlines(cell.inlines, sheet ? 10 : 16),
      ...(columns > 1 ? { cs: columns } : {}),
      ...(rows > 1 ? { rs: rows } : {}),
      ...(cell.header ? { h: true } : {}),
      ...(cell.align ? { al: cell.align } : {}),
    };
  }

  #inlines(inlines: Inline[], longest?: number): string | Encoded[] {
    const encoded = inlines.flatMap((inline) => this.#inline(inline, longest));
    if (encoded.length === 0) return '';
    const [only] = encoded;
    return encoded.length === 1 && typeof only === 'string' ? only : encoded;
  }

  #inline(inline: Inline, longest?: number): Encoded[] {
    switch (inline.kind) {
      case 'text':
        return breakable(inline.text, longest);
      case 'code':
        return [['c', breakable(inline.text, longest)]];
      case 'link':
        return this.#link(inline, longest);
      case 'image':
        return this.#images.has(inline.key) ? [['g', inline.key, cleanText(inline.alt) || null]] : [];
      case 'anchor': {
        const label = this.#place(inline.id);
        return label === undefined ? [] : [['a', label]];
      }
      case 'break':
        return [['n']];
      default:
        return wrap(styleKinds[inline.kind], this.#children(inline.children, longest));
    }
  }

  #link({ href, children }: Extract<Inline, { kind: 'link' }>, longest?: number): Encoded[] {
    const content = this.#children(children, longest);
    if (content.length === 0) return [];
    const label = href.startsWith('#') ? this.#labels.get(href.slice(1)) : undefined;
    if (label !== undefined) return [['r', label, content]];
    return /^(https?:|mailto:)/i.test(href) && href.length < 2_000 ? [['l', cleanText(href), content]] : content;
  }

  #children(inlines: Inline[], longest?: number): Encoded[] {
    return inlines.flatMap((inline) => this.#inline(inline, longest));
  }
}

function wrap(kind: string, content: Encoded[]): Encoded[] {
  return content.length === 0 ? [] : [[kind, content]];
}

const MAX_PHRASE = 16;

/** A Chinese heading is broken between its phrases, not within them: 第一回　甄士隐梦幻识通灵　贾雨村风尘怀闺秀. */
function unbrokenPhrases(heading: string | Encoded[]): string | Encoded[] {
  if (typeof heading !== 'string' || !/[\u3400-\u9fff]/.test(heading)) return heading;
  return heading
    .split(/([ \u3000]+)/)
    .filter((part) => part !== '')
    .map((part) => (part.length <= MAX_PHRASE && part.trim() !== '' ? ['k', part] : part));
}

/** Ids in the order in which they are set. */
function anchorIds(blocks: Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'anchor') return [block.id];
    if (block.kind === 'quote') return anchorIds(block.blocks);
    if (block.kind === 'list') return block.items.flatMap(anchorIds);
    if (block.kind === 'table') return block.rows.flatMap((row) => row.flatMap((cell) => inlineAnchors(cell.inlines)));
    return 'inlines' in block ? inlineAnchors(block.inlines) : [];
  });
}

function inlineAnchors(inlines: Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'anchor') return [inline.id];
    return 'children' in inline ? inlineAnchors(inline.children) : [];
  });
}
