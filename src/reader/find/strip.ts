import { BLANK, BREAK, type Folding } from './folding.ts';

/** A stretch of a page's text: UTF-16 units `from` to `to`. */
export interface Piece {
  page: number;
  text: string;
  from: number;
  to: number;
}

/** Where a match stands: units `start` to `end` of a piece's page. */
export interface Match {
  piece: number;
  start: number;
  end: number;
  /** Where it goes on, on the next piece. */
  onto?: { start: number; end: number };
}

/**
 * Pieces of text one after the other, folded and without blanks, so that a search is one look through a string.
 * A group's pieces follow on, a break stands between groups.
 */
export class Strip {
  readonly #folding: Folding;
  readonly #text: string;
  /** For each unit, twice its place in its page's text, and one more where a blank stands before it. */
  readonly #places: Uint32Array;
  /** Where each piece begins, and the end of all. */
  readonly #starts: number[] = [];

  constructor(folding: Folding, groups: Piece[][]) {
    this.#folding = folding;
    const pieces = groups.flat();
    const most = pieces.reduce((sum, { from, to }) => sum + to - from, groups.length);
    const units = new Uint16Array(most);
    const places = new Uint32Array(most);
    let length = 0;
    for (const group of groups) {
      for (const { text, from, to } of group) {
        this.#starts.push(length);
        let blank = 1;
        for (let at = from; at < to; at++) {
          const unit = folding.unit(text.charCodeAt(at));
          if (unit === BLANK) blank = 1;
          else {
            units[length] = unit;
            places[length++] = 2 * at + blank;
            blank = 0;
          }
        }
      }
      units[length++] = BREAK.charCodeAt(0);
    }
    this.#starts.push(length);
    this.#text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units.subarray(0, length));
    this.#places = places.slice(0, length);
  }

  get length(): number {
    return this.#text.length;
  }

  /** Every place where the query stands, none overlapping another; `take` is told of each in order. */
  find(query: string, take: (match: Match) => void): void {
    const { units, gaps } = this.#prepare(query);
    if (units === '') return;
    let piece = 0;
    for (let at = this.#text.indexOf(units); at >= 0; at = this.#text.indexOf(units, at)) {
      if (!this.#hasGaps(at, gaps)) {
        at += 1;
        continue;
      }
      const end = at + units.length;
      piece = this.#pieceOf(at, piece);
      take(this.#matchAt(piece, at, end));
      at = end;
    }
  }

  /** The query folded, and before which of its units the text must have a blank (1), may not (0), or may (2). */
  #prepare(query: string): { units: string; gaps: number[] } {
    let units = '';
    const gaps: number[] = [];
    let blank = false;
    for (let at = 0; at < query.length; at++) {
      const unit = this.#folding.unit(query.charCodeAt(at));
      if (unit === BLANK) {
        blank = units !== '';
        continue;
      }
      const before = units.charCodeAt(units.length - 1);
      const isFree = units === '' || this.#folding.isUnspaced(unit) || this.#folding.isUnspaced(before);
      gaps.push(isFree ? 2 : Number(blank));
      units += String.fromCharCode(unit);
      blank = false;
    }
    return { units, gaps };
  }

  #hasGaps(at: number, gaps: number[]): boolean {
    for (let index = 1; index < gaps.length; index++) {
      const gap = gaps[index] ?? 2;
      if (gap !== 2 && gap !== ((this.#places[at + index] ?? 0) & 1)) return false;
    }
    return true;
  }

  #pieceOf(at: number, from: number): number {
    let piece = from;
    while ((this.#starts[piece + 1] ?? Number.POSITIVE_INFINITY) <= at) piece += 1;
    return piece;
  }

  #matchAt(piece: number, at: number, end: number): Match {
    const next = this.#starts[piece + 1] ?? end;
    const start = this.#placeOf(at);
    if (end <= next) return { piece, start, end: this.#placeOf(end - 1) + 1 };
    const onto = { start: this.#placeOf(next), end: this.#placeOf(end - 1) + 1 };
    return { piece, start, end: this.#placeOf(next - 1) + 1, onto };
  }

  #placeOf(at: number): number {
    return (this.#places[at] ?? 0) >> 1;
  }
}
