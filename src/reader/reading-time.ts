const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
/** Silent reading of ordinary prose: Chinese about 260 characters, English about 240 words a minute (Brysbaert 2019). */
const CHARACTERS_PER_MINUTE = 260;
const WORDS_PER_MINUTE = 240;
/** Turning to a page and looking at it takes time even where it holds no words. */
const SECONDS_PER_PAGE = 3;

/** For each page's text, the seconds it takes to read it. */
export function readingSeconds(texts: string[]): number[] {
  return texts.map(secondsFor);
}

function secondsFor(text: string): number {
  const characters = text.match(UNSPACED)?.length ?? 0;
  const words = text.replaceAll(UNSPACED, ' ').match(WORDS)?.length ?? 0;
  const minutes = characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE;
  return Math.round(SECONDS_PER_PAGE + minutes * 60);
}
