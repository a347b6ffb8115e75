const NUMERAL = '[〇零一二三四五六七八九十百千两\\d０-９]+';
const MAX_TITLE = 45;
const MIN_CHAPTERS = 2;

/** Units from the widest to the narrowest; a text that uses several nests them in this order. */
const patterns = [
  new RegExp(`^第\\s*${NUMERAL}\\s*[部编編卷篇集](?:[\\s　：:·《].*)?$`),
  new RegExp(`^第\\s*${NUMERAL}\\s*[章回幕讲講](?:[\\s　：:·《].*|[^，。；！？、]*)?$`),
  new RegExp(`^第\\s*${NUMERAL}\\s*[节節](?:[\\s　：:·].*|[^，。；！？、]*)?$`),
  /^(?:PART|BOOK|Part|Book)\s+(?:[IVXLC]+|\d+|One|Two|Three|Four|Five|Six)\b.{0,60}$/,
  /^(?:CHAPTER|Chapter)\s+(?:[IVXLC]+|\d+|[A-Z][a-z]+)\b.{0,60}$/,
];

/** Lines that head a chapter, with their heading level; a single match is chance and heads nothing. */
export function chapterLevels(lines: string[]): Map<string, number> {
  const found = patterns.map(() => new Set<string>());
  for (const line of lines) {
    const text = line.replace(/^[\s\u3000\ufeff]+|[\s\u3000]+$/g, '');
    if (text === '' || text.length > MAX_TITLE) continue;
    const index = patterns.findIndex((pattern) => pattern.test(text));
    found[index]?.add(text);
  }
  const levels = new Map<string, number>();
  const used = found.filter((titles) => titles.size >= MIN_CHAPTERS);
  used.forEach((titles, index) => {
    for (const title of titles) levels.set(title, index + 1);
  });
  return levels;
}
