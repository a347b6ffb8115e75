/** A paragraph; a link that stands alone; or rows of a name and its value, the last of them a sum. */
export type LetterPart =
  | string
  | { words: string; href: string }
  | { rows: Array<[name: string, value: string]>; sum?: [name: string, value: string] };

export interface LetterFrame {
  language: 'zh-Hans' | 'en';
  libraryName: string;
  /** Where the library is, for the foot of the letter. */
  address: string;
  /** What the letter is, in a word or two. */
  title: string;
}

const SERIF = "Georgia,'Songti SC','Noto Serif CJK SC',SimSun,serif";
const INK = '#222';
const FAINT = '#666';
const LINE = '#ddd8cc';
const GREEN = '#1d5c47';
const RULE = '-'.repeat(32);

/** The same letter as plain text and as HTML that needs nothing from elsewhere. */
export function letterParts(frame: LetterFrame, parts: LetterPart[]): { text: string; html: string } {
  const foot = `${frame.libraryName}\n${frame.address}`;
  const text = [frame.title, ...parts.map((part) => plain(frame, part)), `-- \n${foot}`].join('\n\n');
  return { text: `${text}\n`, html: page(frame, parts.map((part) => rich(part)).join('\n')) };
}

function plain({ language }: LetterFrame, part: LetterPart): string {
  if (typeof part === 'string') return part;
  if ('href' in part) return `${part.words}\n${part.href}`;
  const colon = language === 'en' ? ': ' : '：';
  const line = ([name, value]: [string, string]) => `${name}${colon}${value}`;
  return [...part.rows.map(line), ...(part.sum ? [RULE, line(part.sum)] : [])].join('\n');
}

function rich(part: LetterPart): string {
  if (typeof part === 'string') return `<p style="margin:0 0 20px">${lines(part)}</p>`;
  if ('rows' in part) return table(part.rows, part.sum);
  const style = `display:inline-block;padding:10px 22px;border-radius:8px;background:${GREEN};color:#fff;text-decoration:none`;
  return `<p style="margin:28px 0"><a href="${escape(part.href)}" style="${style}">${escape(part.words)}</a></p>`;
}

/** Mail programs lay out tables alike, and little else. */
function table(rows: Array<[string, string]>, sum: [string, string] | undefined): string {
  const cell = (text: string, style: string) =>
    `<td style="padding:8px 0;vertical-align:top;${style}">${lines(text)}</td>`;
  const right = 'text-align:right;padding-left:24px;font-variant-numeric:tabular-nums;';
  const row = ([name, value]: [string, string], style: string) =>
    `<tr>${cell(name, style)}${cell(value, right + style)}</tr>`;
  const body = rows.map((entry) => row(entry, `border-bottom:1px solid ${LINE};`));
  if (sum) body.push(row(sum, 'padding-top:14px;font-size:18px;font-weight:bold;'));
  return `<table role="presentation" style="width:100%;border-collapse:collapse;margin:0 0 24px">${body.join('')}</table>`;
}

function page({ language, libraryName, address, title }: LetterFrame, body: string): string {
  const font = `font:16px/1.7 ${SERIF};color:${INK}`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f6f3ec;${font}">
<div style="max-width:560px;margin:0 auto;padding:32px 28px;background:#fff;border:1px solid ${LINE};border-radius:12px">
<p style="margin:0 0 4px;color:${FAINT};font-size:14px">${escape(libraryName)}</p>
<h1 style="margin:0 0 24px;font:bold 24px/1.4 ${SERIF}">${escape(title)}</h1>
${body}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid ${LINE};color:${FAINT};font-size:14px">${escape(libraryName)}<br><a href="${escape(address)}" style="color:${FAINT}">${escape(address)}</a></p>
</div>
</body></html>`;
}

function lines(text: string): string {
  return escape(text).replaceAll('\n', '<br>');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
