import type { DeckLook, Page } from './deck.ts';

type CoverText = { title: string; subtitle: string; foot: string };

export function drawCover(page: Page, look: DeckLook, text: CoverText): void {
  if (look.cover === 'stripe') return drawStripeCover(page, look, text);
  drawNumeralCover(page, look, text);
}

/** A dark page with the slanted stripes of a safety barrier along its foot. */
function drawStripeCover(page: Page, look: DeckLook, text: CoverText): void {
  page.background = { color: look.ink };
  for (let index = 0; index < 17; index += 1) {
    const color = index % 2 ? '1B1B1B' : look.accent;
    page.addShape('parallelogram', {
      x: -0.6 + index * 0.84,
      y: 6.75,
      w: 1.15,
      h: 0.75,
      fill: { color },
      flipH: false,
    });
  }
  page.addShape('rect', { x: 1, y: 1.7, w: 1.2, h: 0.1, fill: { color: look.accent } });
  page.addText(text.title, {
    x: 0.9,
    y: 1.95,
    w: 11.5,
    h: 1.9,
    fontFace: look.font,
    fontSize: 54,
    bold: true,
    color: 'FFFFFF',
    valign: 'middle',
  });
  page.addText(text.subtitle, {
    x: 0.9,
    y: 3.85,
    w: 11.5,
    h: 0.8,
    fontFace: look.font,
    fontSize: 24,
    color: 'E4E2D8',
  });
  page.addText(text.foot, {
    x: 0.9,
    y: 5.7,
    w: 11.5,
    h: 0.5,
    fontFace: look.font,
    fontSize: 16,
    color: 'B9C2C4',
  });
}

/** A pale page, the title at the left, and rising bars at the right. */
function drawNumeralCover(page: Page, look: DeckLook, text: CoverText): void {
  const heights = [1.1, 1.7, 1.5, 2.6, 3.4, 4.9];
  for (const [index, height] of heights.entries()) {
    const color = index === heights.length - 1 ? look.accent : look.tint;
    page.addShape('rect', { x: 8.6 + index * 0.72, y: 6.4 - height, w: 0.52, h: height, fill: { color } });
  }
  page.addShape('line', { x: 0.9, y: 6.4, w: 11.6, h: 0, line: { color: look.ink, width: 1.5 } });
  page.addText(text.title, {
    x: 0.8,
    y: 1.2,
    w: 7.6,
    h: 2.6,
    fontFace: look.font,
    fontSize: 48,
    bold: true,
    color: look.ink,
    valign: 'top',
  });
  page.addText(text.subtitle, {
    x: 0.8,
    y: 3.9,
    w: 7.2,
    h: 1.3,
    fontFace: look.font,
    fontSize: 21,
    color: '4A4A46',
    valign: 'top',
  });
  page.addText(text.foot, {
    x: 0.8,
    y: 6.55,
    w: 11.6,
    h: 0.45,
    fontFace: look.font,
    fontSize: 14,
    color: '6A6A66',
  });
}
