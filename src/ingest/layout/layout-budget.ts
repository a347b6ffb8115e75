import { IngestError } from '../failure.ts';

/** Bytes of memory that the typesetter was measured to take for each kind of thing it sets. */
export const layoutCosts = {
  wideCharacter: 420,
  character: 125,
  paragraph: 8_000,
  heading: 18_000,
  codeLine: 6_000,
  lineBreak: 4_000,
  link: 20_000,
  anchor: 15_000,
  cell: 18_000,
  /** For each block, times the depth of the lists around it. */
  listDepth: 10_000,
};

const MAX_BYTES = 1_150_000_000;

/** Keeps a document from being set that would burst the typesetter's memory limit: about 4,000 pages of prose. */
export class LayoutBudget {
  #spent = 0;

  spend(bytes: number): void {
    this.#spent += bytes;
    if (this.#spent > MAX_BYTES) throw new IngestError('too-many-pages', `about ${MAX_BYTES} bytes to set`);
  }

  spendText(text: string): void {
    const wide = text.length > 0 && text.charCodeAt(text.length >> 1) > 0x2e7f;
    this.spend(text.length * (wide ? layoutCosts.wideCharacter : layoutCosts.character));
  }
}
