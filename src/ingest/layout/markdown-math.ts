import type { MarkdownIt } from 'markdown-it';

/**
 * Keeps TeX between dollar signs as it is written: Markdown would else take its underscores,
 * asterisks and backslashes for marks.
 */
export function keepMath(parser: MarkdownIt): void {
  parser.inline.ruler.before('escape', 'math', (state, silent) => {
    const formula = formulaAt(state.src, state.pos);
    if (formula === undefined) return false;
    if (!silent) state.push('code_inline', 'code', 0).content = formula;
    state.pos += formula.length;
    return true;
  });
}

const display = /\$\$[^$]{1,4000}\$\$/y;
const inline = /\$(?=[^\s$])[^$\n]{0,400}[^\s$\\]\$(?!\d)|\$[^\s$\\]\$(?!\d)/y;

function formulaAt(source: string, position: number): string | undefined {
  if (source[position] !== '$') return undefined;
  for (const pattern of [display, inline]) {
    pattern.lastIndex = position;
    const match = pattern.exec(source);
    if (match) return match[0];
  }
  return undefined;
}
