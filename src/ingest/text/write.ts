import { largest, smallest } from './extent.ts';
import type { Atom, Blank } from './atoms.ts';
import { SOFT_HYPHEN } from './atoms.ts';
import { isCjk } from './characters.ts';
import { joinOf } from './joins.ts';
import { spaceOut } from './spacing.ts';
import type { PageText, WordBox } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';
import { vocabularyOf } from './vocabulary.ts';

/** One line of the output: its cells, each of paragraphs, each the page's lines it is wrapped into. */
export type Row = readonly (readonly (readonly (readonly Atom[])[])[])[];

interface Stretch {
  readonly atoms: readonly Atom[];
  readonly blanks: readonly Blank[];
  readonly text: string;
}

/** Writes the rows out, undoing line breaks, and notes where every word stands. */
export function writeRows(rows: readonly Row[]): PageText {
  const stretches = rows.map((row) => row.map((cell) => cell.map((lines) => lines.map(toStretch))));
  const vocabulary = vocabularyOf(() => stretches.flat(3).map((stretch) => stretch.text));
  const writer = new Writer();
  for (const row of stretches) {
    writer.separate('\n');
    row.forEach((cell, at) => {
      if (at > 0) writer.separate('\t');
      cell.forEach((lines, paragraph) => {
        if (paragraph > 0) writer.separate(' ');
        writeParagraph(writer, lines, vocabulary);
      });
    });
  }
  return { text: writer.text(), words: writer.words };
}

function writeParagraph(writer: Writer, lines: readonly Stretch[], vocabulary: Vocabulary): void {
  lines.forEach((line, at) => {
    const next = lines[at + 1];
    const { cut, glue } = joinOf(line.text, next?.text ?? '', vocabulary);
    writer.writeLine(line, line.atoms.length - cut);
    if (glue !== '') writer.separate(glue);
  });
}

function toStretch(line: readonly Atom[]): Stretch {
  const atoms = line.flatMap((atom, at) => (at === line.length - 1 ? atom : typedHyphen(atom)));
  const blanks = spaceOut(atoms);
  return { atoms, blanks, text: atoms.map((atom, at) => (blanks[at] ?? '') + atom.text).join('') };
}

/** Within a line, a soft hyphen that shows was meant as a hard one. */
function typedHyphen(atom: Atom): Atom | [] {
  if (atom.text !== SOFT_HYPHEN) return atom;
  return atom.u1 - atom.u0 > 0.1 * atom.size ? { ...atom, text: '-' } : [];
}

class Writer {
  readonly words: WordBox[] = [];
  readonly #parts: string[] = [];
  #length = 0;

  text(): string {
    return this.#parts.join('');
  }

  separate(mark: string): void {
    if (this.#length > 0) this.#append(mark);
  }

  writeLine({ atoms, blanks }: Stretch, count: number): void {
    let from = 0;
    for (let at = 1; at <= count; at += 1) {
      const atom = atoms[at];
      const previous = atoms[at - 1];
      const ends = at === count || atom === undefined || previous === undefined || blanks[at] !== '';
      if (!ends && isCjk(atom.text) === isCjk(previous.text)) continue;
      this.#writeWord(atoms.slice(from, at));
      if (at < count) this.#append(blanks[at] ?? '');
      from = at;
    }
  }

  #writeWord(atoms: readonly Atom[]): void {
    const text = atoms.map((atom) => atom.text).join('');
    const x = smallest(atoms.map(({ glyph }) => glyph.x));
    const y = smallest(atoms.map(({ glyph }) => glyph.y));
    const right = largest(atoms.map(({ glyph }) => glyph.x + glyph.w));
    const bottom = largest(atoms.map(({ glyph }) => glyph.y + glyph.h));
    this.words.push({ text, x, y, w: right - x, h: bottom - y, offset: this.#length });
    this.#append(text);
  }

  #append(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
