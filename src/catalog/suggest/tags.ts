import { cleanLine } from '../../platform/visible-text.ts';

const MAX_TAGS = 5;
const MIN_OCCURRENCES = 3;
const MAX_TAG_LENGTH = 40;

const STOP_WORDS = new Set(
  `the and for that with this from are was were not but have has had his her its their they you your our will would can
could should may might must shall which when where who whom what how why all any each other more most some such than then
there these those been being about into over under between after before also only one two three first second new use used
using page chapter section figure table see example com www http https org
我们 你们 他们 自己 这个 那个 这些 那些 什么 怎么 可以 没有 不是 就是 但是 因为 所以 如果 以及 或者 并且 进行 通过 根据 按照
一个 一种 一些 已经 还是 然后 其中 其他 相关 有关 对于 关于 由于 不得 应当 需要 必须 使用 以下 以上 第一 第二 问题 情况 方面
時候 我們 你們 他們 自己 這個 那個 這些 那些 什麼 怎麼 可以 沒有 不是 就是 但是 因為 所以 如果 以及 或者`.split(
    /\s+/,
  ),
);

/** The file's own keywords, else the words that stand out by how often and how long they are. */
export function suggestTags(text: string, keywords: string[] | undefined, language: string): string[] {
  const own = (keywords ?? [])
    .map(cleanLine)
    .filter((word) => word.length > 1 && word.length <= MAX_TAG_LENGTH);
  if (own.length > 0) return [...new Set(own)].slice(0, MAX_TAGS);
  return [...countWords(text, language)]
    .filter(([, count]) => count >= MIN_OCCURRENCES)
    .map(([word, count]) => ({ word, weight: count * Math.min(4, [...word].length) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_TAGS)
    .map(({ word }) => word);
}

function countWords(text: string, language: string): Map<string, number> {
  const counts = new Map<string, number>();
  const segmenter = new Intl.Segmenter(language === 'und' ? 'zh' : language, { granularity: 'word' });
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const word = segment.toLowerCase();
    if (!isWordLike || !isTelling(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function isTelling(word: string): boolean {
  if (STOP_WORDS.has(word) || /\d/.test(word)) return false;
  return /^\p{Script=Han}{2,}$/u.test(word) || /^\p{L}{5,}$/u.test(word);
}
