import { type DeckLook, full, left, type Page, type SlideOf } from './deck.ts';

export function drawTable(page: Page, look: DeckLook, slide: SlideOf<'table'>): void {
  const rows = slide.rows.map((row, index) =>
    row.map((text) => ({
      text,
      options:
        index === 0
          ? { bold: true, color: 'FFFFFF', fill: { color: look.ink } }
          : { color: '2B2B2B', fill: { color: index % 2 ? 'FFFFFF' : look.tint } },
    })),
  );
  const total = slide.widths.reduce((sum, width) => sum + width, 0);
  const colW = slide.widths.map((width) => (width / total) * full);
  const border = { type: 'solid' as const, pt: 0.75, color: 'D5D2C8' };
  page.addTable(rows, {
    x: left,
    y: 1.7,
    w: full,
    colW,
    rowH: Math.min(0.66, 4.6 / rows.length),
    fontFace: look.font,
    fontSize: rows.length > 7 ? 15 : 17,
    border,
    valign: 'middle',
    margin: 0.09,
  });
  if (slide.note)
    page.addText(slide.note, {
      x: left,
      y: 6.4,
      w: full,
      h: 0.45,
      fontFace: look.font,
      fontSize: 13,
      italic: true,
      color: '6A6A66',
    });
}

export function drawChart(page: Page, look: DeckLook, slide: SlideOf<'chart'>): void {
  const data = slide.series.map(({ name, values }) => ({ name, labels: slide.labels, values }));
  page.addChart('bar', data, {
    x: left,
    y: 1.6,
    w: 8,
    h: 5.1,
    barDir: 'col',
    barGapWidthPct: 55,
    chartColors: data.length > 1 ? [look.ink, look.accent] : [look.accent],
    showLegend: data.length > 1,
    legendPos: 't',
    legendFontFace: look.font,
    showValue: true,
    dataLabelFontSize: 11,
    dataLabelFormatCode: '0',
    catAxisLabelFontFace: look.font,
    catAxisLabelFontSize: 12,
    valAxisHidden: true,
    valGridLine: { style: 'none' },
  });
  page.addShape('rect', { x: 9.15, y: 1.75, w: 3.38, h: 4.8, fill: { color: look.tint } });
  page.addText(slide.take, {
    x: 9.35,
    y: 1.9,
    w: 3,
    h: 4.5,
    fontFace: look.font,
    fontSize: 17,
    color: look.ink,
    valign: 'middle',
    lineSpacingMultiple: 1.3,
  });
}
