const FIRST_SIZE = 2 ** 12;
const FULLEST = 0.6;

/** Numbers below 2^32 by their place of arrival: a hash table in typed arrays, several times as fast as a Map. */
export class NumberIds {
  /** Side by side: the number, and its identifier and one; 0 where there is none. */
  #slots = new Uint32Array(FIRST_SIZE * 2);
  #mask = FIRST_SIZE - 1;
  #size = 0;

  /** The identifier of the number; -1 if it has none. */
  find(number: number): number {
    const slots = this.#slots;
    for (let at = hash(number) & this.#mask; ; at = (at + 1) & this.#mask) {
      const id = slots[at * 2 + 1] as number;
      if (id === 0) return -1;
      if (slots[at * 2] === number) return id - 1;
    }
  }

  /** Gives an identifier to a number that has none. */
  set(number: number, id: number): void {
    if (this.#size > this.#mask * FULLEST) this.#grow();
    this.#place(number, id);
    this.#size += 1;
  }

  #place(number: number, id: number): void {
    let at = hash(number) & this.#mask;
    while (this.#slots[at * 2 + 1] !== 0) at = (at + 1) & this.#mask;
    this.#slots[at * 2] = number;
    this.#slots[at * 2 + 1] = id + 1;
  }

  #grow(): void {
    const slots = this.#slots;
    this.#slots = new Uint32Array(slots.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < slots.length; at += 2) {
      const id = slots[at + 1] as number;
      if (id !== 0) this.#place(slots[at] as number, id - 1);
    }
  }
}

function hash(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
