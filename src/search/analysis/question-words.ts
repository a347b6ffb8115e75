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
const ENGLISH =
  /(?<![a-z0-9])(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|be|the|an?|of|in|on|to|for|and|or|by|with|can|could|should|would|it|its)(?![a-z0-9])/g;

/** The folded query without them; as it was if nothing else is in it. */
export function dropQuestionWords(folded: string): string {
  const rest = folded.replaceAll(CHINESE, ' ').replaceAll(ENGLISH, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : folded;
}
