import type { Inline, InlineStyle } from './blocks.ts';
import { nestRuns, type Run, type Wrapper } from './runs.ts';

const MAX_STYLES = 8;

/** Builds what stands in one paragraph or heading: white space is collapsed as in HTML. */
export class LineBuilder {
  #styles: Wrapper[] = [];
  #runs: Run[] = [];
  #blank: 'none' | 'space' | 'line' = 'none';

  get length(): number {
    return this.#runs.length;
  }

  get onlyAnchors(): boolean {
    return this.#runs.every(({ inline }) => inline.kind === 'anchor');
  }

  get endsInBreak(): boolean {
    return this.#runs.at(-1)?.inline.kind === 'break';
  }

  /** Adds running text; a line end in the source between two Han characters is no blank. */
  text(text: string): void {
    for (const [, blank, word] of text.matchAll(/([ \t\r\n\f]+)|([^ \t\r\n\f]+)/g)) {
      if (blank !== undefined)
        this.#blank = blank.includes('\n') || this.#blank === 'line' ? 'line' : 'space';
      else if (word !== undefined) this.#word(word);
    }
  }

  inline(inline: Inline): void {
    if (inline.kind === 'image' || inline.kind === 'code') this.#settleBlank(' ');
    if (inline.kind === 'break') this.#blank = 'none';
    this.#runs.push({ path: [...this.#styles], inline });
  }

  /** Opens a style or link around what follows; call the result to close it. */
  openStyle(style: InlineStyle | { href: string }): () => void {
    const wrapper: Wrapper = typeof style === 'string' ? { kind: style } : { kind: 'link', href: style.href };
    const repeated = this.#styles.some((open) => open.kind === wrapper.kind);
    if (repeated || this.#styles.length >= MAX_STYLES) return () => {};
    this.#styles.push(wrapper);
    return () => {
      this.#styles = this.#styles.filter((open) => open !== wrapper);
    };
  }

  /** Blanks before and breaks after what a line holds do not count. */
  trim(): void {
    this.#blank = 'none';
    while (this.endsInBreak) this.#runs.pop();
  }

  /** The line as it stands; the next one begins empty, in the same styles. */
  take(): Inline[] {
    const runs = this.#runs;
    this.#runs = [];
    return nestRuns(runs);
  }

  #word(word: string): void {
    const atStart = this.endsInBreak || this.onlyAnchors;
    this.#settleBlank(word);
    const path = [...this.#styles];
    const last = this.#runs.at(-1);
    const text = atStart ? word.replace(/^[\u00a0\u3000]+/, '') : word;
    if (text === '') return;
    if (last?.inline.kind === 'text' && samePath(last.path, path)) last.inline.text += text;
    else this.#runs.push({ path, inline: { kind: 'text', text } });
  }

  /** Sets the blank that stood before `next`, unless it was a line end within Chinese or at a line's start. */
  #settleBlank(next: string): void {
    const blank = this.#blank;
    this.#blank = 'none';
    const last = this.#runs.at(-1);
    if (blank === 'none' || !last || this.endsInBreak) return;
    if (last.inline.kind === 'anchor' && this.onlyAnchors) return;
    const before = last.inline.kind === 'text' ? last.inline.text.slice(-1) : ' ';
    if (blank === 'line' && isWide(before) && isWide(next.slice(0, 1))) return;
    if (last.inline.kind === 'text') last.inline.text += ' ';
    else this.#runs.push({ path: [...this.#styles], inline: { kind: 'text', text: ' ' } });
  }
}

function samePath(one: Wrapper[], other: Wrapper[]): boolean {
  return one.length === other.length && one.every((wrapper, index) => wrapper === other[index]);
}

function isWide(character: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u30ff]/.test(character);
}
