import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutPage } from './layout.ts';
import { setLine, setLines } from './typeset.ts';

const PAGE = { width: 600, height: 800 };

describe('words', () => {
  it('stand where the text says, inside of the page', () => {
    const line = fc.stringMatching(/^[a-z中文字，。 \u3000A-Z0-9-]{0,40}$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const page = layoutPage(setLines(lines, { x: 60, y: 100 }), PAGE);
        for (const { text, x, y, w, h, offset } of page.words) {
          expect(page.text.slice(offset, offset + text.length)).toBe(text);
          expect(Math.min(x, y, w, h)).toBeGreaterThan(0);
          expect(x + w).toBeLessThanOrEqual(PAGE.width);
        }
        const covered = page.words.reduce((sum, { text }) => sum + text.length, 0);
        expect(covered).toBe(page.text.replaceAll(/\s/g, '').length);
      }),
    );
  });

  it('are runs of Chinese and of Latin on one line', () => {
    const { words } = layoutPage(setLine('图书馆Library 2026', { x: 60, y: 100 }), PAGE);
    expect(words.map(({ text, x, w }) => [text, x, w])).toEqual([
      ['图书馆', 60, 30],
      ['Library', 90, 35],
      ['2026', 130, 20],
    ]);
  });

  it('are found on a page of 50,000', () => {
    const lines = Array.from({ length: 5_000 }, () => 'ten words stand on each of these many lines here');
    const glyphs = setLines(lines, { x: 10, y: 10, size: 1, step: 1.4 });
    expect(layoutPage(glyphs, { width: 300, height: 7_100 }).words).toHaveLength(50_000);
  });
});
