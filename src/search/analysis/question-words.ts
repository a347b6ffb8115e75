/** Words that ask and say nothing of what is asked for. Longest first, so that none hides another. */
const CHINESE =
  /为什么会|为什么|是什么样|是什么|什么样|有什么|什么时候|什么地方|叫什么|什么|怎么样|怎么办|怎么|怎样|如何|为何|何时|何地|何处|何人|何种|哪一年|哪一个|哪一种|哪一位|哪一|哪些|哪个|哪里|哪儿|哪位|哪种|哪年|哪|有几|几个|几种|几年|多少|多久|多大|多长|是谁|谁|是否|能否|可否|是不是|有没有|能不能|可不可以|请问|吗|呢/g;
const ENGLISH =
  /(?<![a-z0-9])(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|be|the|an?|of|in|on|to|for|and|or|by|with|can|could|should|would|it|its)(?![a-z0-9])/g;

/** The folded query without them; as it was if nothing else is in it. */
export function dropQuestionWords(folded: string): string {
  const rest = folded.replaceAll(CHINESE, ' ').replaceAll(ENGLISH, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : folded;
}
