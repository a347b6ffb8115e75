import { type IRunOptions, TextRun } from 'docx';
import type { Token } from 'markdown-it';

export type DocxLook = {
  accent: string;
  tint: string;
  /** Half-points, as Word counts. */
  bodySize: number;
  /** Line spacing in 240ths of a line. */
  line: number;
  headings: 'plain' | 'ruled';
};

export const songti = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '宋体', cs: 'Calibri' };
export const yahei = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '微软雅黑', cs: 'Calibri' };

export function runs(inline: Token, style: IRunOptions): TextRun[] {
  const result: TextRun[] = [];
  let strong = false;
  for (const child of inline.children ?? []) {
    if (child.type === 'strong_open') strong = true;
    else if (child.type === 'strong_close') strong = false;
    else if (child.type === 'hardbreak') result.push(new TextRun({ break: 1 }));
    else if (child.content)
      result.push(new TextRun({ ...style, text: child.content, ...(strong && { bold: true }) }));
  }
  return result;
}

export function inlineAt(tokens: readonly Token[], at: number): Token {
  const token = tokens[at];
  if (token?.type !== 'inline') throw new Error(`expected text at token ${at}`);
  return token;
}
