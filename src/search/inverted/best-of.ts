/** The best few of many, of equals the newer, in a heap with the worst of them on top. */
export class BestOf {
  readonly #scores: Float64Array;
  readonly #documents: Int32Array;
  #count = 0;

  constructor(size: number) {
    this.#scores = new Float64Array(size);
    this.#documents = new Int32Array(size);
  }

  /** Whether an older document with the score would be among them, at least if the score is above 0. */
  hasRoomFor(score: number): boolean {
    return this.#count < this.#scores.length ? score > 0 : score > (this.#scores[0] as number);
  }

  offer(document: number, score: number): void {
    if (this.#count < this.#scores.length) {
      this.#scores[this.#count] = score;
      this.#documents[this.#count] = document;
      this.#rise(this.#count++);
    } else if (this.#isBetter(score, document, 0)) {
      this.#scores[0] = score;
      this.#documents[0] = document;
      this.#sink(0);
    }
  }

  sorted(): Array<[document: number, score: number]> {
    return Array.from({ length: this.#count }, (_, at): [number, number] => [
      this.#documents[at] as number,
      this.#scores[at] as number,
    ]).sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  }

  clear(): void {
    this.#count = 0;
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
    const size = this.#count;
    for (let at = from; ; ) {
      let least = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
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
    const score = this.#scores[a] as number;
    const document = this.#documents[a] as number;
    this.#scores[a] = this.#scores[b] as number;
    this.#documents[a] = this.#documents[b] as number;
    this.#scores[b] = score;
    this.#documents[b] = document;
  }
}
