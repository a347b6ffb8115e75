/** The best few of many, of equals the newer, in a heap with the worst of them on top. */
export class BestOf {
  readonly #size: number;
  readonly #scores: number[] = [];
  readonly #documents: number[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** What the score of an older document must surpass to be among them. */
  get least(): number {
    return this.#scores.length < this.#size ? 0 : (this.#scores[0] as number);
  }

  offer(document: number, score: number): void {
    if (this.#scores.length < this.#size) {
      this.#scores.push(score);
      this.#documents.push(document);
      this.#rise(this.#scores.length - 1);
    } else if (this.#isBetter(score, document, 0)) {
      this.#scores[0] = score;
      this.#documents[0] = document;
      this.#sink(0);
    }
  }

  sorted(): Array<[document: number, score: number]> {
    return this.#documents
      .map((document, index): [number, number] => [document, this.#scores[index] as number])
      .sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (this.#isBetter(this.#scores[at] as number, this.#documents[at] as number, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(from: number): void {
    const size = this.#scores.length;
    for (let at = from; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child >= size) break;
        if (this.#isBetter(this.#scores[least] as number, this.#documents[least] as number, child))
          least = child;
      }
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBetter(score: number, document: number, at: number): boolean {
    const other = this.#scores[at] as number;
    return score > other || (score === other && document > (this.#documents[at] as number));
  }

  #swap(a: number, b: number): void {
    const [score = 0, document = 0] = [this.#scores[a], this.#documents[a]];
    this.#scores[a] = this.#scores[b] as number;
    this.#documents[a] = this.#documents[b] as number;
    this.#scores[b] = score;
    this.#documents[b] = document;
  }
}
