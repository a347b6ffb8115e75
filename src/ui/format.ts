/** Numbers, sizes, dates and names of languages as the reader's language writes them. */

export function formatNumber(value: number, language: string): string {
  return numberWords(`${value} ${language}`);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatBytes(bytes: number, language: string): string {
  const power = bytes < 1_000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return sizeWords(`${Math.round((bytes / 1_000 ** power) * 10)} ${units[power]} ${language}`);
}

export function formatDate(milliseconds: number, language: string): string {
  const date = new Date(milliseconds);
  return dayWords(`${date.getFullYear()} ${date.getMonth()} ${date.getDate()} ${language}`);
}

/** Day and time of day. */
export function formatMoment(milliseconds: number, language: string): string {
  return moments(language).format(milliseconds);
}

/** The name of a BCP 47 tag, or undefined for `und` and for what is no tag. */
export function languageName(tag: string, language: string): string | undefined {
  if (tag === 'und' || tag === '') return undefined;
  return tagNames(`${language}\n${tag}`);
}

/** Tags offered where a person chooses a document's language. */
export const commonLanguages = [
  'zh-Hans',
  'zh-Hant',
  'en',
  'ja',
  'ko',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'ru',
  'ar',
  'vi',
  'th',
];

// Intl objects are slow to make, and slow enough to use that a page's few sizes and dates are worth keeping.
const numbers = remember((language) => new Intl.NumberFormat(language));
const dates = remember((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }));
const moments = remember(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
);
const names = remember(
  (language) => new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' }),
);
const tagNames = remember((key) => {
  const [language = '', tag = ''] = key.split('\n');
  try {
    return names(language).of(tag);
  } catch {
    return undefined;
  }
});
const sizes = remember((key) => {
  const [language, unit] = key.split(' ');
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: unit ?? 'byte',
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  });
});
const numberWords = remember((key) => {
  const [value = '', language = ''] = key.split(' ');
  return numbers(language).format(Number(value));
});
const sizeWords = remember((key) => {
  const [tenths = '', unit = '', language = ''] = key.split(' ');
  return sizes(`${language} ${unit}`).format(Number(tenths) / 10);
});
const dayWords = remember((key) => {
  const [year, month, day, language = ''] = key.split(' ');
  return dates(language).format(new Date(Number(year), Number(month), Number(day)));
});

/** Tags of languages come from files, so that their number has a limit. */
const MOST_REMEMBERED = 20_000;

function remember<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (made.size >= MOST_REMEMBERED) made.clear();
    made.set(key, value);
    return value;
  };
}
