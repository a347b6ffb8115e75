const BULLET =
  /^(?:[\u2022\u2023\u2043\u2219\u25a0-\u25ff\u2605\u2606\u2700-\u2775\u2794-\u27bf\u25cf\u25cb\u203b\u00b7\u00a7]|[-\u2013\u2014*o] )/;

const NUMBER = new RegExp(
  [
    '[(（](?:\\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4}|[一二三四五六七八九十百]{1,4})[)）]',
    '(?:\\d{1,3}|[a-zA-Z]|[ivx]{1,4})[)）]',
    '\\d{1,3}[.、．](?!\\d)',
    '[A-Za-z][.、．] ',
    '\\d{1,3}(?:\\.\\d{1,3}){1,5}\\.?(?: |[\\u3400-\\u9fff])',
    '\\[\\d{1,4}\\]',
    '[一二三四五六七八九十]{1,3}[、．]',
    '第[一二三四五六七八九十百千零〇\\d]{1,6}[章节節条條款篇部编編回卷]',
    '[\\u2460-\\u249b\\u3220-\\u3229\\u2776-\\u2793]',
  ]
    .map((part) => `(?:${part})`)
    .join('|'),
);
const NUMBERED = new RegExp(`^(?:${NUMBER.source})`);

export function startsWithBullet(text: string): boolean {
  return BULLET.test(text);
}

/** A number or letter as lists, clauses, headings and references bear it. */
export function startsWithNumber(text: string): boolean {
  return NUMBERED.test(text);
}

/** Nothing but a bullet or a number as lists have it. */
export function isMarker(text: string): boolean {
  return text.length <= 8 && (BULLET.exec(`${text} `) ?? NUMBERED.exec(`${text} `))?.[0].trim() === text;
}
