import type { SearchItem } from '../../src/search/engine.ts';
import { createRandom, type Random } from '../random.ts';
import { makeItem } from '../../test/search-item.ts';

const ENGLISH_WORDS = 60_000;
const CHINESE_WORDS = 60_000;
const WORDS_PER_DOCUMENT = 200;
const CATEGORIES = 12;
const CONTRIBUTORS = 400;
const FORMATS = ['pdf', 'docx', 'pptx', 'xlsx', 'txt', 'epub'];
const PRICES = ['free', 'free', 'paid', 'member'] as const;
const DAY_MS = 24 * 60 * 60_000;
const FIRST_DAY = Date.UTC(2019, 0, 1);

/** Documents with words in their natural frequency (Zipf's: the n-th word comes 1/n as often), two thirds Chinese. */
export class Generator {
  readonly #english: string[];
  readonly #chinese: string[];

  constructor() {
    const random = createRandom(42);
    this.#english = distinct(ENGLISH_WORDS, () => englishWord(random));
    this.#chinese = distinct(CHINESE_WORDS, () => chineseWord(random));
  }

  /** Document `number`, the same whenever it is asked for. */
  document(number: number): SearchItem {
    const random = createRandom(number * 7_919 + 1);
    const isChinese = random() < 2 / 3;
    const words = (count: number) => Array.from({ length: count }, () => this.#word(isChinese, random));
    const text = words(WORDS_PER_DOCUMENT);
    return makeItem({
      id: String(number).padStart(13, '0'),
      title: joined(words(5), isChinese),
      author: joined(words(2), isChinese),
      pages: [joined(text, isChinese)],
      language: isChinese ? 'zh-Hans' : 'en',
      categoryId: `category-${zipf(CATEGORIES, random)}`,
      contributor: `contributor-${zipf(CONTRIBUTORS, random)}`,
      format: FORMATS[zipf(FORMATS.length, random)] ?? 'pdf',
      price: PRICES[Math.floor(random() * PRICES.length)] ?? 'free',
      publishedAt: FIRST_DAY + Math.floor(random() * 2_800) * DAY_MS,
      downloads: Math.floor(1 / (0.001 + random())),
    });
  }

  /** One to four words of one document, as a person who wants it might type. */
  query(random: Random, documents: number): string {
    const { pages, language } = this.document(Math.floor(random() * documents));
    const isChinese = language === 'zh-Hans';
    const count = 1 + Math.floor(random() * 4);
    const page = pages[0] ?? '';
    if (isChinese) {
      const phrases = page.split('，');
      return Array.from(
        { length: count },
        () => phrases[Math.floor(random() * phrases.length)]?.slice(0, 2 + Math.floor(random() * 3)) ?? '',
      ).join(' ');
    }
    const words = page.split(/[ ,.]+/).filter(Boolean);
    return Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? '').join(' ');
  }

  /** The most common word of those that mean something. */
  commonWord(): string {
    return this.#english[3] ?? '';
  }

  #word(isChinese: boolean, random: Random): string {
    return isChinese
      ? (this.#chinese[zipf(CHINESE_WORDS, random)] ?? '')
      : (this.#english[zipf(ENGLISH_WORDS, random)] ?? '');
  }
}

/** A place from 0, each about 1/(place + 1) as likely. */
function zipf(size: number, random: Random): number {
  return Math.min(size - 1, Math.floor((size + 1) ** random()) - 1);
}

function joined(words: string[], isChinese: boolean): string {
  if (!isChinese) return words.join(' ');
  const parts: string[] = [];
  for (let at = 0; at < words.length; at += 6) parts.push(words.slice(at, at + 6).join(''));
  return parts.join('，');
}

function distinct(count: number, make: () => string): string[] {
  const made = new Set<string>();
  while (made.size < count) made.add(make());
  return [...made];
}

const SYLLABLES = [
  'ta',
  'ri',
  'mon',
  'ple',
  'con',
  'ster',
  'vi',
  'lu',
  'dan',
  'ge',
  'por',
  'ex',
  'sil',
  'ab',
  'nor',
  'ki',
  'ra',
  'tem',
  'fo',
  'wen',
];

function englishWord(random: Random): string {
  const count = 2 + Math.floor(random() * 3);
  return Array.from({ length: count }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
}

/** Two characters mostly; characters too have their frequency. */
function chineseWord(random: Random): string {
  const count = random() < 0.15 ? 1 : random() < 0.8 ? 2 : 3;
  return Array.from({ length: count }, () => String.fromCharCode(0x4e00 + zipf(5_000, random) * 4)).join('');
}
