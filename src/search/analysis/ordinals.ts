/** What laws and novels count in characters: 第三十六条, 第三回. Of a law 第 may be left out. */
const ORDINAL = /(?:第|(?<=[法典例定则]》? ?)(?=\d+ ?条)) ?(\d{1,4}) ?([条款项回])/g;
/** Paragraphs and items are counted in an article, not written there. */
const WITHIN_ARTICLE =
  /(?<=第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十])?)(?:第[一二三四五六七八九十]+[款项])+/g;
const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];

/** The digits of an ordinal, and all of it in characters. */
export interface Ordinal {
  digits: string;
  characters: string;
}

/**
 * The folded query with its ordinals in characters, as nearly all texts that have them write them, and those that were in
 * digits. Of 第20条第3款 the article is left, where the paragraph is to be found.
 */
export function readOrdinals(folded: string): { text: string; ordinals: Ordinal[] } {
  const ordinals: Ordinal[] = [];
  const text = folded.replaceAll(ORDINAL, (_, digits: string, counted: string) => {
    const characters = `第${inCharacters(Number(digits))}${counted}`;
    ordinals.push({ digits, characters });
    return characters;
  });
  return { text: text.replaceAll(WITHIN_ARTICLE, ' '), ordinals };
}

/** A number below ten thousand: 一百零五, 十六, 一百一十六. */
function inCharacters(number: number): string {
  const digits = String(number);
  const places = [...digits].map((digit, at) =>
    digit === '0' ? '零' : `${DIGITS[Number(digit)]}${PLACES[digits.length - at - 1]}`,
  );
  const text = places.join('').replaceAll(/零+/g, '零');
  return text.length > 1 ? text.replace(/零$/, '').replace(/^一十/, '十') : text;
}
