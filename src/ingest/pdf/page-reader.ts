import {
  type Glyph,
  type LaidText,
  layoutPage,
  type PageText,
  type Rule,
  SourceText,
} from '../text/index.ts';
import { mendPage } from './mend-page.ts';

/** Reads the text of a document's pages, one after the other from the first. */
export class PageReader {
  readonly #footer: number;
  readonly #source: SourceText | undefined;

  /** `laid` is for a document that we laid out: its text is the source's own wherever a page follows it. */
  constructor(laid?: LaidText) {
    this.#footer = laid?.footer ?? 0;
    this.#source = laid?.lines ? new SourceText(laid.lines) : undefined;
  }

  /** `rules` is asked for only where the page itself must tell its text. */
  read(
    glyphs: readonly Glyph[],
    page: { readonly width: number; readonly height: number },
    rules: () => readonly Rule[],
  ): PageText {
    const floor = page.height - this.#footer;
    const body = this.#footer === 0 ? glyphs : glyphs.filter((glyph) => glyph.originY < floor);
    return mendPage(this.#source?.pageOf(body) ?? layoutPage(body, page, rules()));
  }
}
