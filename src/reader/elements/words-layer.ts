import { isUpright, type Run, runsOf, type Words } from './words.ts';

const FONT = 'sans-serif';
let measuring: CanvasRenderingContext2D | null | undefined;

/**
 * A page's words as real text at their places, in points: to be selected, copied, found and read aloud.
 * Each run is stretched to the width that it has in the picture.
 */
export function createWordsLayer(words: Words): HTMLElement {
  const layer = document.createElement('div');
  layer.className = 'reader-words';
  const runs = runsOf(words);
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1]?.start ?? run.end;
    layer.append(createRun(run, words.text, next));
    if (words.text.slice(run.end, next).includes('\n')) layer.append(document.createElement('br'));
  }
  return layer;
}

function createRun(run: Run, text: string, next: number): HTMLElement {
  const span = document.createElement('span');
  const word = text.slice(run.start, run.end);
  const blank = /[^\S\n]/.test(text.slice(run.end, next)) ? ' ' : '';
  span.textContent = word + blank;
  span.dataset['start'] = String(run.start);
  const { style } = span;
  style.left = `${run.x}px`;
  style.top = `${run.y}px`;
  const size = isUpright(run) ? run.w : run.h;
  style.fontSize = `${size}px`;
  if (isUpright(run)) style.writingMode = 'vertical-rl';
  // Not by a transform: hundreds of those would cost every frame of a scroll.
  const room = (isUpright(run) ? run.h : run.w) - widthOf(word, size);
  style.letterSpacing = `${(room / word.length).toFixed(2)}px`;
  return span;
}

function widthOf(text: string, size: number): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return 0;
  const font = `${size}px ${FONT}`;
  if (measuring.font !== font) measuring.font = font;
  return measuring.measureText(text).width;
}
