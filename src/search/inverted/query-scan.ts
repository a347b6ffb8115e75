import { isPair, splitPair, type Stream, type Term, wordUnits } from '../analysis/index.ts';

/** What one reading of a text finds of a query. */
export interface Found {
  /** Of each term, whether it stands there; of each character as well. */
  terms: Uint8Array;
  characters: Uint8Array;
  /** The heaviest stretch of the text for each of the widths. */
  windows: number[];
}

/** No text counts for more places than this. */
const MOST_PLACES = 4_096;

/** Where terms were met in the text that is read, and which. */
const places = new Int32Array(MOST_PLACES * 2);

/** What a unit may begin: a term of its own, pairs, by their second units; and which character it is. -1 for none. */
interface Start {
  unit: number;
  character: number;
  single: number;
  seconds: number[];
  pairs: number[];
}

const NOTHING: Start = { unit: -1, character: -1, single: -1, seconds: [], pairs: [] };
const ROWS_PER_UNIT = 16;

/** Reads texts for one query. Everything that depends on the query alone is made once. */
export class QueryScan {
  readonly #weights: number[];
  readonly #widths: readonly number[];
  /**
   * For each unit that something begins with, its place in `#starts`, 0 for none: a hash table with many more rows than
   * units, which stays in the processor's own memory.
   */
  readonly #startOf: Uint16Array;
  readonly #starts: Start[] = [NOTHING];
  readonly #characterCount: number;
  #placeCount = 0;
  readonly #inside: Uint16Array;

  /**
   * `terms` with their weights; `aliases` count as the term they stand for; `characters` are looked for each by
   * itself; `widths` in units are those of the stretches weighed.
   */
  constructor(
    terms: Term[],
    weights: number[],
    aliases: ReadonlyMap<Term, Term>,
    characters: number[],
    widths: readonly number[],
  ) {
    this.#weights = weights;
    this.#widths = widths;
    this.#inside = new Uint16Array(terms.length);
    const most = terms.length + aliases.size + characters.length;
    this.#startOf = new Uint16Array(2 ** Math.ceil(Math.log2((most + 1) * ROWS_PER_UNIT)));
    const numbers = new Map(terms.map((term, number) => [term, number]));
    for (const [term, number] of numbers) this.#addTerm(term, number);
    for (const [alias, term] of aliases) {
      const number = numbers.get(term);
      if (number !== undefined && !numbers.has(alias)) this.#addTerm(alias, number);
    }
    for (const [number, character] of characters.entries()) this.#start(character).character = number;
    this.#characterCount = characters.length;
  }

  /** Whether the two units are a term of the query. */
  hasPair(first: number, second: number): boolean {
    return pairOf(this.#find(first), second) >= 0;
  }

  /** What `into`, made for this query, then tells of the text. */
  read(text: Stream, into: Found): Found {
    const terms = into.terms.fill(0);
    const characters = into.characters.fill(0);
    const startOf = this.#startOf;
    const mask = startOf.length - 1;
    this.#placeCount = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text[at] as number;
      if (startOf[unit & mask] === 0) continue;
      const start = this.#find(unit);
      if (start === NOTHING) continue;
      if (start.character >= 0) characters[start.character] = 1;
      if (start.single >= 0) this.#meet(start.single, at, terms);
      const pair = pairOf(start, text[at + 1]);
      if (pair >= 0) this.#meet(pair, at, terms);
    }
    for (let width = 0; width < this.#widths.length; width++)
      into.windows[width] = this.#heaviest(this.#widths[width] as number);
    return into;
  }

  /** To read many texts into, one after the other. */
  makeFound(): Found {
    const terms = new Uint8Array(this.#weights.length);
    return { terms, characters: new Uint8Array(this.#characterCount), windows: [] };
  }

  #addTerm(term: Term, number: number): void {
    if (isPair(term)) this.#addPair(...splitPair(term), number);
    else if (typeof term === 'number') this.#start(term).single = number;
    else this.#addPair(...wordUnits(term), number);
  }

  #addPair(first: number, second: number, term: number): void {
    const { seconds, pairs } = this.#start(first);
    if (seconds.includes(second)) return;
    seconds.push(second);
    pairs.push(term);
  }

  /** What the unit begins, perhaps `NOTHING`. */
  #find(unit: number): Start {
    return this.#starts[this.#startOf[this.#row(unit)] as number] as Start;
  }

  #start(unit: number): Start {
    const known = this.#find(unit);
    if (known !== NOTHING) return known;
    const made = { unit, character: -1, single: -1, seconds: [], pairs: [] };
    this.#startOf[this.#row(unit)] = this.#starts.push(made) - 1;
    return made;
  }

  /** The row of the table that is the unit's, or would be. */
  #row(unit: number): number {
    const mask = this.#startOf.length - 1;
    let row = unit & mask;
    for (let place = this.#startOf[row]; place; place = this.#startOf[row]) {
      if (this.#starts[place]?.unit === unit) break;
      row = (row + 1) & mask;
    }
    return row;
  }

  #meet(term: number, at: number, terms: Uint8Array): void {
    terms[term] = 1;
    if (this.#placeCount >= MOST_PLACES) return;
    places[this.#placeCount * 2] = at;
    places[this.#placeCount * 2 + 1] = term;
    this.#placeCount += 1;
  }

  /** The weight of different terms within a sliding stretch of text, at its best. */
  #heaviest(width: number): number {
    const inside = this.#inside.fill(0);
    let best = 0;
    let weight = 0;
    let start = 0;
    for (let i = 0; i < this.#placeCount * 2; i += 2) {
      while ((places[i] as number) - (places[start] as number) > width) {
        const left = places[start + 1] as number;
        inside[left] = (inside[left] as number) - 1;
        if (inside[left] === 0) weight -= this.#weights[left] as number;
        start += 2;
      }
      const term = places[i + 1] as number;
      if (inside[term] === 0) weight += this.#weights[term] as number;
      inside[term] = (inside[term] as number) + 1;
      if (weight > best) best = weight;
    }
    return best;
  }
}

/** The term that the start makes with the unit after it; -1 for none. */
function pairOf({ seconds, pairs }: Start, second: number | undefined): number {
  for (let i = 0; i < seconds.length; i++) if (seconds[i] === second) return pairs[i] as number;
  return -1;
}
