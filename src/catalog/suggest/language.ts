import { francAll } from 'franc-min';

const MIN_LETTERS = 20;

/** ISO 639-3 codes of the detector, as BCP 47 tags. */
const TAGS: Record<string, string> = {
  eng: 'en',
  deu: 'de',
  fra: 'fr',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  nld: 'nl',
  pol: 'pl',
  tur: 'tr',
  swe: 'sv',
  ron: 'ro',
  ces: 'cs',
  hun: 'hu',
  rus: 'ru',
  ukr: 'uk',
  bul: 'bg',
  srp: 'sr',
  arb: 'ar',
  pes: 'fa',
  urd: 'ur',
  heb: 'he',
  hin: 'hi',
  ben: 'bn',
  tha: 'th',
  vie: 'vi',
  ind: 'id',
  ell: 'el',
};

/**
 * How far ahead, in shares of its score, the best language must be in a text of fewer letters than the
 * first number: short lists and tables score much alike in many. Found by trial on real documents.
 */
const LEADS: Array<[letters: number, lead: number]> = [
  [100, 0.08],
  [300, 0.05],
  [Number.POSITIVE_INFINITY, 0.008],
];

// Characters that are common in running text and written in one script only.
const SIMPLIFIED = /[们这国来时个为会学发经过说对开关长问动还种实现业间题点体应务产话无车]/g;
const TRADITIONAL = /[們這國來時個為會學發經過說對開關長問動還種實現業間題點體應務產話無車]/g;

/** A BCP 47 tag from the text's script and words; what the file claims, else `und`, where they do not tell. */
export function suggestLanguage(text: string, claimed?: string): string {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(/\p{Script=Hangul}/gu);
  const letters = count(/\p{L}/gu);
  if (letters < MIN_LETTERS) return canonical(claimed) ?? (han > 0 ? chinese(count) : 'und');
  if (hangul > letters * 0.2) return 'ko';
  if (kana > (han + kana) * 0.1 && han + kana > letters * 0.2) return 'ja';
  if (han > letters * 0.15) return chinese(count);
  return byWords(text.slice(0, 4_000), letters) ?? canonical(claimed) ?? 'und';
}

/** The language whose letters run most alike, where it is well ahead of the next. */
function byWords(text: string, letters: number): string | undefined {
  const [[best] = ['und'], [, next] = ['', 0]] = francAll(text, { only: Object.keys(TAGS) });
  const lead = LEADS.find(([upTo]) => letters < upTo)?.[1] ?? 0;
  return 1 - next >= lead ? TAGS[best] : undefined;
}

function chinese(count: (pattern: RegExp) => number): string {
  return count(TRADITIONAL) > count(SIMPLIFIED) ? 'zh-Hant' : 'zh-Hans';
}

function canonical(tag: string | undefined): string | undefined {
  try {
    const [found] = Intl.getCanonicalLocales(tag?.replaceAll('_', '-') ?? []);
    if (found?.startsWith('zh')) return /Hant|TW|HK|MO/.test(found) ? 'zh-Hant' : 'zh-Hans';
    return found && new Intl.Locale(found).language;
  } catch {
    return undefined;
  }
}
