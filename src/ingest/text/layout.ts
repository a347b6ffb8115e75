import { composeAccents } from './accents.ts';
import { toAtoms } from './atoms.ts';
import type { Atom } from './atoms.ts';
import { toChunks } from './chunks.ts';
import { splitColumns } from './columns.ts';
import { dropDuplicates } from './duplicates.ts';
import { splitByDirection } from './frames.ts';
import { mergeRules } from './grid.ts';
import { mirror, toLines } from './lines.ts';
import type { Paragraph } from './paragraphs.ts';
import { toParagraphs } from './paragraphs.ts';
import { findTables } from './tables.ts';
import { orderRightToLeft } from './right-to-left.ts';
import type { Glyph, PageText, Rule } from './types.ts';
import { partByRules, type RuledTable } from './ruled-tables.ts';
import { type Row, writeRows } from './write.ts';

type Piece =
  | { readonly kind: 'row'; readonly cells: Row }
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph };

/**
 * The text of a page as a person would type it, one paragraph, heading, list item or table row a line, and
 * the place of every word. Text in the page's main direction comes first, then what is turned. `rules` are
 * the lines drawn on the page, which part the cells of a table.
 */
export function layoutPage(
  glyphs: readonly Glyph[],
  page: { readonly width: number; readonly height: number },
  rules: readonly Rule[] = [],
): PageText {
  const pieces = splitByDirection(orderRightToLeft(glyphs), page).flatMap(({ frame, angle, glyphs: group }) =>
    layoutDirection(dropDuplicates(composeAccents(toAtoms(group, frame))), angle === 0 ? rules : []),
  );
  return writeRows(pieces.map((piece) => (piece.kind === 'row' ? piece.cells : [[piece.paragraph.lines]])));
}

function layoutDirection(atoms: readonly Atom[], rules: readonly Rule[]): Piece[] {
  const rightToLeft = atoms.filter((atom) => atom.rtl).length * 2 > atoms.length;
  const drawn = rightToLeft ? [] : rules;
  const way: Way = { rightToLeft, levels: mergeRules(drawn).filter((rule) => rule.level) };
  return partByRules(atoms, drawn).flatMap((stretch) =>
    stretch.kind === 'ruled' ? layoutRuled(stretch, way) : layoutOpen(stretch.atoms, way),
  );
}

interface Way {
  readonly rightToLeft: boolean;
  /** The level lines drawn on the page. */
  readonly levels: readonly Rule[];
}

/** A row is a line, unless it holds so much that it is rather a part of the page with a frame around it. */
function layoutRuled({ rows }: RuledTable, way: Way): Piece[] {
  return rows.flatMap((row): Piece[] => {
    const isTabular = row.length > 1 && row.every(({ paragraphs }) => paragraphs.length <= MOST_PARAGRAPHS);
    if (isTabular) return [{ kind: 'row', cells: row.map(({ paragraphs }) => paragraphs) }];
    return row.flatMap(({ atoms, hasGaps, paragraphs }): Piece[] =>
      hasGaps ? layoutOpen(atoms, way) : paragraphs.map((lines) => ({ kind: 'row', cells: [[lines]] })),
    );
  });
}

const MOST_PARAGRAPHS = 3;

function layoutOpen(atoms: readonly Atom[], { rightToLeft, levels }: Way): Piece[] {
  const pieces: Piece[] = [];
  for (const region of splitColumns(toChunks(atoms), rightToLeft)) {
    const lines = toLines(region);
    const found = layoutRegion(rightToLeft ? lines.map(mirror) : lines, levels);
    const [first, ...rest] = found;
    const joined = first && joinAcross(pieces.at(-1), first);
    if (joined) pieces.splice(-1, 1, joined, ...rest);
    else pieces.push(...found);
  }
  return pieces;
}

function layoutRegion(lines: ReturnType<typeof toLines>, levels: readonly Rule[]): Piece[] {
  return findTables(lines, levels).flatMap((section): Piece[] =>
    section.kind === 'table'
      ? section.rows.map((row) => ({
          kind: 'row',
          cells: row.map((cell) => [cell.map(({ atoms }) => atoms)]),
        }))
      : toParagraphs(section.lines).map((paragraph) => ({ kind: 'paragraph', paragraph })),
  );
}

/** A paragraph that fills its column to the end goes on at the top of the next. */
function joinAcross(before: Piece | undefined, after: Piece): Piece | undefined {
  if (before?.kind !== 'paragraph' || after.kind !== 'paragraph') return undefined;
  const [head, tail] = [before.paragraph, after.paragraph];
  const top = tail.lines[0]?.[0];
  const bottom = head.lines.at(-1)?.[0];
  if (!top || !bottom || top.base > bottom.base || !head.open || tail.fresh) return undefined;
  if (Math.abs(head.size - tail.size) > 0.1 * head.size) return undefined;
  return {
    kind: 'paragraph',
    paragraph: { ...tail, lines: [...head.lines, ...tail.lines], fresh: head.fresh },
  };
}
