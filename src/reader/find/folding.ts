/** One character in the other script's form, or as it is. */
export type Simplify = (character: string) => string;

/** Scripts written without blanks between words: a line may end, and a blank stand, anywhere in them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;

export const BLANK = 0;
const UNKNOWN = 0xffff;
/** Stands between what does not follow on; no text holds it once folded. */
export const BREAK = '\uffff';
const NO_CHARACTER = 0xfffd;

/**
 * UTF-16 units as the search inside a document sees them: width, case and Traditional forms folded, blanks 0.
 * What has no form of one unit stays as it is.
 */
export class Folding {
  readonly #simplify: Simplify;
  readonly #folded = new Uint16Array(65_536).fill(UNKNOWN);
  readonly #unspaced = new Map<number, boolean>();

  constructor(simplify: Simplify) {
    this.#simplify = simplify;
  }

  unit(code: number): number {
    const known = this.#folded[code] ?? UNKNOWN;
    return known === UNKNOWN ? this.#learn(code) : known;
  }

  /** Whether a blank beside this folded unit means nothing. */
  isUnspaced(code: number): boolean {
    const known = this.#unspaced.get(code);
    if (known !== undefined) return known;
    // Halves of characters beyond the basic plane are Han, or need no care.
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    const answer = isHalf || UNSPACED.test(String.fromCharCode(code));
    this.#unspaced.set(code, answer);
    return answer;
  }

  #learn(code: number): number {
    const folded = this.#fold(code);
    this.#folded[code] = folded;
    return folded;
  }

  #fold(code: number): number {
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    if (isHalf) return code;
    if (code === BLANK || code === UNKNOWN) return NO_CHARACTER;
    const plain = String.fromCharCode(code).normalize('NFKC').toLowerCase();
    if (/^\s+$/u.test(plain)) return BLANK;
    const simple = this.#simplify(plain);
    return simple.length === 1 ? simple.charCodeAt(0) : code;
  }
}
