import type { Reading } from '../../ingest/index.ts';
import { cleanLine } from '../../platform/visible-text.ts';
import { withoutExtension } from '../file-name.ts';

const MAX_TITLE_LENGTH = 200;

/** What programs write in place of a title. */
const PLACEHOLDER =
  /^(untitled|untitled document|no title|document\d*|文档\d*|未命名|无标题|標題|title|slide \d+|powerpoint presentation|powerpoint 演示文稿|幻灯片 \d+|normal\.dotm?|sheet\d*|.*\.(docx?|wps|rtf|pptx?|xlsx?|pdf|indd|tex|dvi|html?|txt|cdr|ai)|microsoft (word|powerpoint|excel) - .*|https?:.*)$/i;

/** Where a program named the PDF for the file it came from. */
const PROGRAM_FILE = /\.(key|pages|numbers)$/i;

/** Headings that every book has, and so no book's title. */
const GENERIC =
  /^[\s\p{P}]*(table of contents|contents|toc|index|(front |book )?cover( page)?|title page|half title|copyright( page)?|目\s*[录錄次]|封\s*[面底]|扉\s*页|书名页|版权页|無標題|もくじ|表紙)[\s\p{P}]*$/iu;

/** The title the file gives itself, else its name if that says something, else its first line. */
export function suggestTitle(fileName: string, reading: Reading): string {
  const own = tidy(reading.metadata.title ?? '').replace(PROGRAM_FILE, '');
  if (isTitle(own)) return own;
  const name = tidy(withoutExtension(fileName).replaceAll('_', ' '));
  if (saysSomething(name)) return name;
  const lines = (reading.pages[0]?.text ?? '').split('\n').filter((line) => !isTableRow(line));
  const first = lines.map(tidy).find(isTitle);
  return first && first.length <= 80 ? first : name || fileName;
}

function isTableRow(line: string): boolean {
  return line.includes('\t');
}

function tidy(text: string): string {
  return cleanLine(text).slice(0, MAX_TITLE_LENGTH);
}

function isTitle(text: string): boolean {
  return (
    /\p{L}{2}/u.test(text) &&
    !text.includes('\ufffd') &&
    !/^(.)\1*$/u.test(text) &&
    !PLACEHOLDER.test(text) &&
    !GENERIC.test(text)
  );
}

/** Has words, rather than a scanner's or a camera's number. */
function saysSomething(name: string): boolean {
  if (/^(scan|img|dsc|doc|file|new|copy|test|扫描|新建)[\s\d()（）-]*$/i.test(name)) return false;
  return /\p{Script=Han}{2}|\p{L}{4}/u.test(name) && !/^[0-9a-f-]{16,}$/i.test(name);
}
