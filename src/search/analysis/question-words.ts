/** What is counted or chosen, behind a word that asks: 哪一位, 第几届. */
const MEASURE = '(?:个月?|种|位|年|月|日|天|岁|座|部|本|家|国|所|次|届|项|类|条|门|倍|世纪)';

/**
 * Words that ask and say nothing of what is asked for. Longest first, so that none hides another; not where they are
 * part of another word: 哪咤 (as 吒 is folded), 吗啡, 几何年鉴.
 */
const CHINESE = new RegExp(
  [
    '为[什甚]么会?|是[什甚]么样?|[什甚]么(?:样|时候|地方)|[有叫]?[什甚]么|怎么[样办]?|怎样',
    '如何|为何|[于在]何年|(?<![几任])何(?:时|年|月|日|地|处|人|种|者)|因何|有何',
    `哪(?:一|几)?(?:${MEASURE}|些|里|儿|方面)?(?!咤)|有几${MEASURE}|第?几${MEASURE}|多[少久大长]|是?谁`,
    '是否|能否|可否|是不是|有没有|能不能|可不可以|请问|吗(?!啡)|呢(?![喃绒])',
  ].join('|'),
  'g',
);
/** English words, not where they are parts of others, in whatever Latin letters. */
function english(...words: string[]): string {
  const letter = '[\\p{Script=Latin}\\p{M}\\p{N}]';
  return `(?<!${letter})(?:${words.join('|')})(?!${letter})`;
}
const ASKING =
  'what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|can|could|should|would';
const ENGLISH = new RegExp(english(ASKING, 'be|the|an?|of|in|on|to|for|and|or|by|with|it|its'), 'gu');
/** How a sentence begins that asks; others may have been copied, of which every word tells. */
const ASKS = new RegExp(`^\\P{L}*${english(ASKING, 'i')}`, 'u');
/** Words of such a sentence that stand in any text, and what an apostrophe joins to another: *don't*, *what's*. */
const EVERYWHERE = new RegExp(
  `(?<=\\p{L})['’](?:s|d|m|re|ve|ll)(?!\\p{L})|${english(
    "(?:do|does|did|is|are|was|were|ca|could|should|would|have|has|had)n['’]?t",
    'i|me|my|we|our|you|your|he|his|she|her|they|them|their|this|that|these|those|there|some|any|not',
    'if|than|then|as|at|from|into|about|between|been|being|am|have|has|had|so|too|also|just|please',
  )}`,
  'gu',
);

/** The folded query without them; as it was if nothing else is in it, or words that stand anywhere: *to be or not to be*. */
export function dropQuestionWords(folded: string): string {
  const telling = ASKS.test(folded) ? folded.replaceAll(EVERYWHERE, ' ') : folded;
  const rest = telling.replaceAll(CHINESE, ' ').replaceAll(ENGLISH, ' ');
  return /[\p{L}\p{N}]/u.test(rest.replaceAll(EVERYWHERE, ' ')) ? rest : folded;
}
