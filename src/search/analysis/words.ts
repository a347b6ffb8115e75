import jieba from 'jieba-wasm';

/** Cuts folded text into words. The first call loads the dictionary, some 300 ms: for threads only. */
export function cutWords(folded: string): string[] {
  return jieba.cut(folded, true);
}
