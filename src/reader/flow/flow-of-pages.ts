import type { OutlineItem, PlacedEntry } from '../../ingest/index.ts';

const BULLET = /^[•◦▪‣]\s+/u;
/** A page that ends so ends in the middle of a sentence. */
const OPEN_END = /[\p{L}\p{N}，、；：,;]$/u;
const UNSPACED_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，、；：]$/u;
/** Shorter last lines are headings, cells or signatures rather than sentences that run on. */
const SHORTEST_OPEN = 20;

/**
 * Pages' texts (from page `first` on) as one flow, for files of whose source nothing is kept: page numbers left
 * out, sentences that run over a page's end made whole, headings where the outline names them.
 */
export function flowOfPages(texts: string[], first: number, outline: OutlineItem[]): PlacedEntry[] {
  const blocks: Block[] = [];
  for (const [index, text] of texts.entries()) {
    const page = first + index;
    const titles = new Map(
      outline.filter((item) => item.page === page).map(({ title, level }) => [plain(title), level]),
    );
    for (const [at, line] of linesOf(text, page).entries()) {
      const block = blockOf(line, page, titles);
      const last = blocks.at(-1);
      if (at === 0 && last && runsOn(last, block)) {
        last.text += joint(last.text) + block.text;
        last.last = page;
      } else if (block.kind !== 'heading' || last?.kind !== 'heading' || last.text !== block.text)
        blocks.push(block);
    }
  }
  return blocks.map(toEntry);
}

interface Block {
  kind: 'paragraph' | 'heading' | 'item';
  text: string;
  level: number;
  page: number;
  last: number;
}

function toEntry({ kind, text, level, page, last }: Block): PlacedEntry {
  const at = { page, last, runs: [text] };
  if (kind === 'heading') return { kind, level: level + 1, ...at };
  return kind === 'item' ? { kind, depth: 1, mark: '•', ...at } : { kind, ...at };
}

function linesOf(text: string, page: number): string[] {
  const lines = text.split('\n').map((line) => line.replaceAll('\t', '　').trim());
  const isNumbered = lines.at(-1) === String(page);
  return lines.slice(0, isNumbered ? -1 : lines.length).filter((line) => line !== '');
}

function blockOf(line: string, page: number, titles: Map<string, number>): Block {
  const level = titles.get(plain(line));
  if (level !== undefined) return { kind: 'heading', text: line, level, page, last: page };
  if (BULLET.test(line)) return { kind: 'item', text: line.replace(BULLET, ''), level: 0, page, last: page };
  return { kind: 'paragraph', text: line, level: 0, page, last: page };
}

function runsOn(last: Block, next: Block): boolean {
  const isOpen = last.text.length >= SHORTEST_OPEN && OPEN_END.test(last.text);
  return last.kind !== 'heading' && next.kind === 'paragraph' && isOpen && /^[\p{L}\p{N}]/u.test(next.text);
}

function joint(text: string): string {
  return UNSPACED_END.test(text) ? '' : ' ';
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
}
