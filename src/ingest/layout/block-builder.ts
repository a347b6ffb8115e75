import type { Alignment, Block, Cell, Inline, InlineStyle, ListBlock } from './blocks.ts';
import { finishTable } from './html-table.ts';
import { inlineLength } from './inline-text.ts';
import { LineBuilder } from './line-builder.ts';

/** Containers within containers beyond this depth share their parent's: nobody can tell them apart on a page. */
const MAX_DEPTH = 8;
const MAX_HEADING_LENGTH = 300;
/** A paragraph of more runs than this ends at the next line break. */
const MAX_RUNS = 1_000;

type Frame =
  | { kind: 'blocks'; blocks: Block[]; deep: boolean }
  | { kind: 'list'; list: ListBlock }
  | { kind: 'table'; rows: Cell[][]; contents: Block[][]; headerRows: number }
  | { kind: 'ghost' };

export type LineRole = { kind: 'heading'; level: number } | { kind: 'caption' } | { kind: 'plain' };

/** Builds a block tree from what a reader meets in order of reading; nesting never exceeds MAX_DEPTH. */
export class BlockBuilder {
  readonly blocks: Block[] = [];
  readonly #frames: Frame[] = [{ kind: 'blocks', blocks: this.blocks, deep: false }];
  #depth = 0;
  readonly #line = new LineBuilder();
  #role: LineRole = { kind: 'plain' };
  #align: Alignment | undefined;

  /** Adds running text. */
  text(text: string): void {
    this.#line.text(text);
  }

  inline(inline: Inline): void {
    this.#line.inline(inline);
  }

  /** Two breaks in a row end the paragraph. */
  lineBreak(): void {
    if (this.#line.length === 0) return;
    if (this.#line.endsInBreak || this.#line.length > MAX_RUNS) this.endLine();
    else this.#line.inline({ kind: 'break' });
  }

  /** Opens a style or link around what follows; call the result to close it. */
  openStyle(style: InlineStyle | { href: string }): () => void {
    return this.#line.openStyle(style);
  }

  setLine(role: LineRole, align?: Alignment): void {
    this.#role = role;
    this.#align = align;
  }

  /** Ends the paragraph or heading under way. Anchors alone wait for the next when they stand between list items. */
  endLine(): void {
    const line = this.#line;
    line.trim();
    if (line.length === 0) return;
    const { onlyAnchors } = line;
    if (onlyAnchors && this.#frames.at(-1)?.kind !== 'blocks') return;
    const inlines = line.take();
    if (!onlyAnchors) this.#target().push(this.#lineBlock(inlines));
    else for (const inline of inlines) if (inline.kind === 'anchor') this.#target().push(inline);
  }

  block(block: Block): void {
    this.endLine();
    this.#target().push(block);
  }

  openQuote(): void {
    this.#open((blocks, parent) => parent.push({ kind: 'quote', blocks }));
  }

  openList(marker: ListBlock['marker'], start: number): void {
    this.endLine();
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      this.#frames.push({ kind: 'ghost' });
      return;
    }
    const list: ListBlock = { kind: 'list', marker, start, items: [] };
    this.#target().push(list);
    this.#frames.push({ kind: 'list', list });
  }

  openItem(): void {
    this.endLine();
    const frame = this.#frames.at(-1);
    if (frame?.kind !== 'list') {
      this.#frames.push({ kind: 'ghost' });
      return;
    }
    const blocks: Block[] = [];
    frame.list.items.push(blocks);
    this.#frames.push({ kind: 'blocks', blocks, deep: true });
  }

  openTable(): void {
    this.endLine();
    this.#depth += 1;
    const tooDeep = this.#depth > MAX_DEPTH;
    this.#frames.push(tooDeep ? { kind: 'ghost' } : { kind: 'table', rows: [], contents: [], headerRows: 0 });
  }

  openRow(header: boolean): void {
    this.endLine();
    const frame = this.#frames.at(-1);
    if (frame?.kind !== 'table') return;
    if (header && frame.headerRows === frame.rows.length) frame.headerRows += 1;
    frame.rows.push([]);
  }

  openCell(cell: Omit<Cell, 'inlines'>): void {
    this.endLine();
    const frame = this.#frames.at(-1);
    if (frame?.kind !== 'table') {
      this.#frames.push({ kind: 'ghost' });
      return;
    }
    if (frame.rows.length === 0) frame.rows.push([]);
    const blocks: Block[] = [];
    frame.rows.at(-1)?.push({ ...cell, inlines: [] });
    frame.contents.push(blocks);
    this.#frames.push({ kind: 'blocks', blocks, deep: false });
  }

  /** Closes the innermost quote, list, item, table or cell. */
  close(kind: 'quote' | 'list' | 'item' | 'table' | 'cell'): void {
    this.endLine();
    const frame = this.#frames.pop();
    if (kind !== 'item' && kind !== 'cell') this.#depth -= 1;
    if (frame?.kind === 'table') this.#target().push(...finishTable(frame));
    if (frame?.kind === 'list') frame.list.items = frame.list.items.filter((item) => item.length > 0);
  }

  #open(attach: (blocks: Block[], parent: Block[]) => void): void {
    this.endLine();
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      this.#frames.push({ kind: 'ghost' });
      return;
    }
    const blocks: Block[] = [];
    attach(blocks, this.#target());
    this.#frames.push({ kind: 'blocks', blocks, deep: this.#isDeep() });
  }

  #isDeep(): boolean {
    return this.#frames.some((frame) => frame.kind === 'blocks' && frame.deep);
  }

  /** Where blocks go now; a list or table that gets loose content takes it as an item or before itself. */
  #target(): Block[] {
    for (let at = this.#frames.length - 1; at >= 0; at -= 1) {
      const frame = this.#frames[at];
      if (frame?.kind === 'blocks') return frame.blocks;
      if (frame?.kind === 'list') {
        const blocks: Block[] = [];
        frame.list.items.push(blocks);
        return blocks;
      }
    }
    return this.blocks;
  }

  #lineBlock(inlines: Inline[]): Block {
    const role = this.#role;
    const align = this.#align ? { align: this.#align } : {};
    if (role.kind === 'caption') return { kind: 'paragraph', role: 'caption', inlines };
    if (role.kind === 'plain') return onlyImage(inlines) ?? { kind: 'paragraph', inlines, ...align };
    if (this.#isDeep() || inlineLength(inlines) > MAX_HEADING_LENGTH)
      return { kind: 'paragraph', inlines: [{ kind: 'strong', children: inlines }] };
    return { kind: 'heading', level: role.level, inlines };
  }
}

function onlyImage(inlines: Inline[]): Block | undefined {
  const visible = inlines.filter((inline) => inline.kind !== 'anchor');
  const [image] = visible;
  return visible.length === 1 && image?.kind === 'image' ? image : undefined;
}
