import type { Alignment, Block, Cell, Inline, InlineStyle, ListBlock } from './blocks.ts';
import { finishTable } from './html-table.ts';
import { inlineLength } from './inline-text.ts';
import { nestRuns, type Run, type Wrapper } from './runs.ts';

/** Containers within containers beyond this depth share their parent's: nobody can tell them apart on a page. */
const MAX_DEPTH = 8;
const MAX_STYLES = 8;
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
  #styles: Wrapper[] = [];
  #runs: Run[] = [];
  #blank: 'none' | 'space' | 'line' = 'none';
  #role: LineRole = { kind: 'plain' };
  #align: Alignment | undefined;

  /** Adds running text; white space is collapsed as in HTML, and a line end between two Han characters is none. */
  text(text: string): void {
    for (const [, blank, word] of text.matchAll(/([ \t\r\n\f]+)|([^ \t\r\n\f]+)/g)) {
      if (blank !== undefined)
        this.#blank = blank.includes('\n') || this.#blank === 'line' ? 'line' : 'space';
      else if (word !== undefined) this.#word(word);
    }
  }

  inline(inline: Inline): void {
    if (inline.kind === 'image' || inline.kind === 'code') this.#settleBlank(' ');
    this.#runs.push({ path: [...this.#styles], inline });
  }

  lineBreak(): void {
    this.#blank = 'none';
    if (this.#runs.length === 0) return;
    if (this.#runs.at(-1)?.inline.kind === 'break' || this.#runs.length > MAX_RUNS) this.endLine();
    else this.inline({ kind: 'break' });
  }

  /** Opens a style or link around what follows; call the result to close it. */
  openStyle(style: InlineStyle | { href: string }): () => void {
    const wrapper: Wrapper = typeof style === 'string' ? { kind: style } : { kind: 'link', href: style.href };
    const repeated = this.#styles.some((open) => open.kind === wrapper.kind);
    if (repeated || this.#styles.length >= MAX_STYLES) return () => {};
    this.#styles.push(wrapper);
    return () => {
      this.#styles = this.#styles.filter((open) => open !== wrapper);
    };
  }

  setLine(role: LineRole, align?: Alignment): void {
    this.#role = role;
    this.#align = align;
  }

  /** Ends the paragraph or heading under way. Anchors alone wait for the next when they stand between list items. */
  endLine(): void {
    const runs = this.#runs;
    this.#blank = 'none';
    while (runs.at(-1)?.inline.kind === 'break') runs.pop();
    if (runs.length === 0) return;
    const onlyAnchors = runs.every(({ inline }) => inline.kind === 'anchor');
    if (onlyAnchors && this.#frames.at(-1)?.kind !== 'blocks') return;
    this.#runs = [];
    const inlines = nestRuns(runs);
    if (!onlyAnchors) this.#target().push(this.#line(inlines));
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

  #word(word: string): void {
    this.#settleBlank(word);
    const path = [...this.#styles];
    const last = this.#runs.at(-1);
    const atStart = last === undefined || last.inline.kind === 'break';
    const text = atStart ? word.replace(/^[\u00a0\u3000]+/, '') : word;
    if (text === '') return;
    if (last?.inline.kind === 'text' && samePath(last.path, path)) last.inline.text += text;
    else this.#runs.push({ path, inline: { kind: 'text', text } });
  }

  /** Sets the blank that stood before `next`, unless it was a line end within Chinese or at a line's start. */
  #settleBlank(next: string): void {
    const blank = this.#blank;
    this.#blank = 'none';
    const last = this.#runs.at(-1);
    if (blank === 'none' || !last || last.inline.kind === 'break') return;
    const before = last.inline.kind === 'text' ? last.inline.text.slice(-1) : ' ';
    if (blank === 'line' && isWide(before) && isWide(next.slice(0, 1))) return;
    if (last.inline.kind === 'text') last.inline.text += ' ';
    else this.#runs.push({ path: [...this.#styles], inline: { kind: 'text', text: ' ' } });
  }

  #line(inlines: Inline[]): Block {
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

function samePath(one: Wrapper[], other: Wrapper[]): boolean {
  return one.length === other.length && one.every((wrapper, index) => wrapper === other[index]);
}

function isWide(character: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u30ff]/.test(character);
}
