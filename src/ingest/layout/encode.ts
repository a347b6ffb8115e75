import type { Block, Inline, LaidDocument, OutlineEntry, TableBlock } from './blocks.ts';
import { cleanCode, cleanText } from './breakable.ts';
import { type Encoded, InlineEncoder } from './encode-inlines.ts';
import { LayoutBudget, layoutCosts } from './layout-budget.ts';
import { type PlacedCell, placeCells } from './table-grid.ts';

const MAX_OUTLINE = 2_000;
const MAX_OUTLINE_LEVEL = 8;
const MAX_HEADINGS = 10_000;

/** A document's blocks as `template.typ` reads them. Throws IngestError 'too-many-pages'. */
export function encodeBlocks(document: LaidDocument, images: ReadonlySet<string>): object[] {
  return new Encoder(document, images).blocks(document.blocks);
}

class Encoder {
  readonly #budget = new LayoutBudget();
  readonly #inlines: InlineEncoder;
  readonly #images: ReadonlySet<string>;
  readonly #entries: Map<string, object[]>;
  #headings = 0;
  #listDepth = 0;

  constructor(document: LaidDocument, images: ReadonlySet<string>) {
    this.#images = images;
    this.#inlines = new InlineEncoder(document, images, this.#budget);
    this.#entries = outlineByAnchor(document.outline ?? []);
  }

  blocks(blocks: Block[]): object[] {
    return blocks.flatMap((block) => this.#block(block));
  }

  #block(block: Block): object[] {
    this.#budget.spend(layoutCosts.paragraph + this.#listDepth * layoutCosts.listDepth);
    switch (block.kind) {
      case 'paragraph':
        return this.#paragraph(block);
      case 'heading':
        return this.#heading(block);
      case 'quote':
        return [{ k: 'q', c: this.blocks(block.blocks) }];
      case 'code':
        return [this.#code(block.text)];
      case 'image':
        return this.#image(block);
      case 'rule':
        return [{ k: 'r' }];
      case 'pageBreak':
        return [{ k: 'b' }];
      case 'anchor':
        return this.#anchor(block.id);
      case 'list':
        return [this.#list(block)];
      default:
        return block.rows.length > 0 ? [this.#table(block)] : [];
    }
  }

  #paragraph(block: Extract<Block, { kind: 'paragraph' }>): object[] {
    const paragraph = { k: block.role === 'caption' ? 'cap' : 'p', c: this.#inlines.encode(block.inlines) };
    return [...this.#entriesIn(block.inlines), block.align ? { ...paragraph, al: block.align } : paragraph];
  }

  #heading({ level, inlines }: Extract<Block, { kind: 'heading' }>): object[] {
    this.#headings += 1;
    const content = this.#inlines.encode(inlines);
    if (this.#headings > MAX_HEADINGS) return [{ k: 'p', c: [['b', [content].flat()]] }];
    this.#budget.spend(layoutCosts.heading);
    return [...this.#entriesIn(inlines), { k: 'h', l: level, c: unbrokenPhrases(content) }];
  }

  #code(text: string): object {
    const code = cleanCode(text);
    this.#budget.spendText(code);
    this.#budget.spend(code.split('\n').length * layoutCosts.codeLine);
    return { k: 'c', c: code };
  }

  #image({ key, alt, fullPage = false }: Extract<Block, { kind: 'image' }>): object[] {
    return this.#images.has(key) ? [{ k: 'g', key, alt: cleanText(alt) || null, full: fullPage }] : [];
  }

  #list({ marker, start, items }: Extract<Block, { kind: 'list' }>): object {
    this.#listDepth += 1;
    const encoded = items.map((item) => this.blocks(item));
    this.#listDepth -= 1;
    return { k: 'l', m: marker, s: start, c: encoded };
  }

  #anchor(id: string): object[] {
    const label = this.#inlines.place(id);
    return [...this.#entriesAt(id), ...(label === undefined ? [] : [{ k: 'a', id: label }])];
  }

  /** An outline entry may point into the middle of a paragraph: it is set before it. */
  #entriesIn(inlines: Inline[]): object[] {
    if (this.#entries.size === 0) return [];
    return inlines.flatMap((inline) => {
      if (inline.kind === 'anchor') return this.#entriesAt(inline.id);
      return 'children' in inline ? this.#entriesIn(inline.children) : [];
    });
  }

  #entriesAt(id: string): object[] {
    const entries = this.#entries.get(id) ?? [];
    this.#entries.delete(id);
    return entries;
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
      ...(table.sheet ? { size: 0.85, inset: 5 } : grid.columns > 6 ? { size: 0.76, inset: 3 } : {}),
    };
  }

  #cell({ cell, column, row, columns, rows }: PlacedCell, sheet: boolean): object {
    this.#budget.spend(layoutCosts.cell);
    return {
      x: column,
      y: row,
      c: this.#inlines.encode(cell.inlines, sheet ? 10 : 16),
      ...(columns > 1 ? { cs: columns } : {}),
      ...(rows > 1 ? { rs: rows } : {}),
      ...(cell.header ? { h: true } : {}),
      ...(cell.align ? { al: cell.align } : {}),
    };
  }
}

function outlineByAnchor(outline: OutlineEntry[]): Map<string, object[]> {
  const entries = new Map<string, object[]>();
  for (const { level, title, anchor } of outline.slice(0, MAX_OUTLINE)) {
    const at = entries.get(anchor) ?? [];
    at.push({ k: 'o', l: Math.min(level + 1, MAX_OUTLINE_LEVEL), c: cleanText(title) });
    entries.set(anchor, at);
  }
  return entries;
}

const MAX_PHRASE = 16;

/** A Chinese heading is broken between its phrases, not within them. */
function unbrokenPhrases(heading: string | Encoded[]): string | Encoded[] {
  if (typeof heading !== 'string' || !/[\u3400-\u9fff]/.test(heading)) return heading;
  return heading
    .split(/([ \u3000]+)/)
    .filter((part) => part !== '')
    .map((part) => (part.length <= MAX_PHRASE && part.trim() !== '' ? ['k', part] : part));
}
