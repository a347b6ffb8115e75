const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const ONE_HAN = /^\p{Script=Han}$/u;

/**
 * Cuts folded text into words by the dictionary that Node carries, which needs no memory of its own.
 * Neighbouring characters that are no word there are one together: names, mostly.
 */
export function cutWords(folded: string): string[] {
  const words: string[] = [];
  let name = '';
  for (const { segment } of segmenter.segment(folded)) {
    if (ONE_HAN.test(segment)) {
      name += segment;
      continue;
    }
    if (name !== '') words.push(name);
    name = '';
    words.push(segment);
  }
  if (name !== '') words.push(name);
  return words;
}

/** The same, but each character that is no word with its neighbours is one by itself. */
export function cutFinely(folded: string): string[] {
  return [...segmenter.segment(folded)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}
