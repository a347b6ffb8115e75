const FIRST_SIZE = 2 ** 12;
const FULLEST = 0.6;

/** What a slot holds, side by side, so that a term costs one look into memory. */
const STRIDE = 4;
const ID = 1;
export const LATEST_UNIT = 2;
export const LATEST_POSTING = 3;

/** Single characters, which are half of all terms, have slots of their own at the beginning. */
const SINGLES = 65_536;

/** Numbers below 2^32, each with an identifier and two numbers of the user's: a hash table in one typed array. */
export class NumberSlots {
  /** The number; its identifier and one, 0 where the slot is free; then the user's. Valid until the next `slotOf`. */
  slots = new Int32Array((SINGLES + FIRST_SIZE) * STRIDE);
  #mask = FIRST_SIZE - 1;
  #size = 0;

  /** Where the number's slot begins; a number not met before gets one and the identifier `fresh`. */
  slotOf(number: number, fresh: number): number {
    const { slots } = this;
    if (number < SINGLES) {
      if (slots[number * STRIDE + ID] === 0) slots[number * STRIDE + ID] = fresh + 1;
      return number * STRIDE;
    }
    const key = number | 0;
    let at = this.#placeOf(key);
    while (slots[at + ID] !== 0) {
      if (slots[at] === key) return at;
      at = this.#after(at);
    }
    if (this.#size > this.#mask * FULLEST) {
      this.#grow();
      return this.slotOf(number, fresh);
    }
    slots[at] = key;
    slots[at + ID] = fresh + 1;
    this.#size += 1;
    return at;
  }

  clear(): void {
    this.slots.fill(0);
    this.#size = 0;
  }

  idAt(slot: number): number {
    return (this.slots[slot + ID] as number) - 1;
  }

  #placeOf(key: number): number {
    return (SINGLES + (hash(key) & this.#mask)) * STRIDE;
  }

  #after(at: number): number {
    return at + STRIDE === this.slots.length ? SINGLES * STRIDE : at + STRIDE;
  }

  #grow(): void {
    const old = this.slots;
    this.#mask = this.#mask * 2 + 1;
    this.slots = new Int32Array((SINGLES + this.#mask + 1) * STRIDE);
    this.slots.set(old.subarray(0, SINGLES * STRIDE));
    for (let from = SINGLES * STRIDE; from < old.length; from += STRIDE) {
      if (old[from + ID] === 0) continue;
      let at = this.#placeOf(old[from] as number);
      while (this.slots[at + ID] !== 0) at = this.#after(at);
      for (let i = 0; i < STRIDE; i++) this.slots[at + i] = old[from + i] as number;
    }
  }
}

function hash(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
