import { grow } from '../grow.ts';

/** Identifiers by document number, in one row of bytes: as strings a million of them take five times the room. */
export class Ids {
  #bytes = Buffer.alloc(16_384);
  #end = 0;
  #starts = new Uint32Array(1_024);
  #lengths = new Uint8Array(1_024);

  /** Keeps an identifier, of Latin letters and digits; what was kept for the document before is forgotten. */
  set(document: number, id: string): void {
    if (this.#end + id.length > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes], Math.ceil(this.#bytes.length * 1.5) + id.length);
    }
    if (document >= this.#starts.length) this.#reserve(document + 1);
    if (this.get(document) === id) return;
    this.#starts[document] = this.#end;
    this.#lengths[document] = this.#bytes.write(id, this.#end, 'latin1');
    this.#end += id.length;
  }

  get(document: number): string {
    const start = this.#starts[document] ?? 0;
    return this.#bytes.toString('latin1', start, start + (this.#lengths[document] ?? 0));
  }

  #reserve(documents: number): void {
    this.#starts = grow(this.#starts, documents);
    this.#lengths = grow(this.#lengths, documents);
  }
}
