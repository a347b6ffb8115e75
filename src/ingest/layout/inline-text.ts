import type { Inline } from './blocks.ts';

export function inlineText(inlines: Inline[]): string {
  return inlines
    .map((inline) =>
      'text' in inline ? inline.text : 'children' in inline ? inlineText(inline.children) : '',
    )
    .join('');
}

export function inlineLength(inlines: Inline[]): number {
  return inlines.reduce((sum, inline) => {
    if ('text' in inline) return sum + inline.text.length;
    return 'children' in inline ? sum + inlineLength(inline.children) : sum;
  }, 0);
}
