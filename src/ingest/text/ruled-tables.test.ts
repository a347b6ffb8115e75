import { expect, it } from 'vitest';
import { layoutPage } from './layout.ts';
import { setLine, setLines } from './typeset.ts';
import type { Glyph, Rule } from './types.ts';

const PAGE = { width: 600, height: 800 };

/** All the lines of a table with its columns parted at `us` and its rows at `vs`. */
function drawGrid(us: readonly number[], vs: readonly number[]): Rule[] {
  const [left = 0, right = 0, top = 0, bottom = 0] = [us[0], us.at(-1), vs[0], vs.at(-1)];
  return [
    ...vs.map((at) => ({ level: true, at, from: left, to: right })),
    ...us.map((at) => ({ level: false, at, from: top, to: bottom })),
  ];
}

function linesOf(glyphs: readonly Glyph[], rules: readonly Rule[]): string[] {
  return layoutPage(glyphs, PAGE, rules).text.split('\n');
}

const HEADS = [
  ...setLine('指标', { x: 64, y: 114 }),
  ...setLine('权重', { x: 124, y: 114 }),
  ...setLine('从哪里来', { x: 164, y: 114 }),
];

it('keeps wrapped cells apart where nothing but drawn lines parts the rows', () => {
  const glyphs = [
    ...setLine('下表列出指标。', { x: 60, y: 90 }),
    ...HEADS,
    ...setLines(['交验合格', '率'], { x: 64, y: 134 }),
    ...setLine('30%', { x: 124, y: 141 }),
    ...setLines(['质量部检验', '台账'], { x: 164, y: 134 }),
    ...setLines(['物料消耗', '及能耗'], { x: 64, y: 166 }),
    ...setLine('20%', { x: 124, y: 173 }),
    ...setLine('仓储部', { x: 164, y: 173 }),
    ...setLine('表后的话。', { x: 60, y: 210 }),
  ];
  expect(linesOf(glyphs, drawGrid([60, 108, 160, 220], [102, 120, 154, 188]))).toEqual([
    '下表列出指标。',
    '指标\t权重\t从哪里来',
    '交验合格率\t30%\t质量部检验台账',
    '物料消耗及能耗\t20%\t仓储部',
    '表后的话。',
  ]);
});

it('takes cells that no line parts for one, and parts its paragraphs', () => {
  const rules = [
    ...drawGrid([60, 160, 300], [100, 130, 160]),
    { level: true, at: 240, from: 60, to: 300 },
    { level: false, at: 60, from: 160, to: 240 },
    { level: false, at: 300, from: 160, to: 240 },
  ];
  const glyphs = [
    ...setLine('姓名', { x: 64, y: 118 }),
    ...setLine('沈岚', { x: 164, y: 118 }),
    ...setLine('单位', { x: 64, y: 148 }),
    ...setLine('厂工会', { x: 164, y: 148 }),
    ...setLines(['填写说明：', '一律用钢笔。'], { x: 64, y: 178 }),
  ];
  expect(linesOf(glyphs, rules)).toEqual(['姓名\t沈岚', '单位\t厂工会', '填写说明：', '一律用钢笔。']);
});

it('reads past the lines of a chart, which cut words', () => {
  const glyphs = [
    ...setLine('一月至三月的借阅人次', { x: 64, y: 118 }),
    ...setLine('四月至六月的借阅人次', { x: 64, y: 148 }),
  ];
  expect(linesOf(glyphs, drawGrid([60, 95, 130, 180], [100, 130, 160]))).toEqual([
    '一月至三月的借阅人次',
    '四月至六月的借阅人次',
  ]);
});

it('parts rows where a line is drawn across an open table', () => {
  const glyphs = [
    ...setLine('材料编号', { x: 60, y: 110 }),
    ...setLine('材料规格', { x: 120, y: 110 }),
    ...setLine('单位', { x: 180, y: 110 }),
    ...setLine('数量', { x: 220, y: 110 }),
    ...setLine('601001000743', { x: 60, y: 124, size: 8 }),
    ...setLine('48.5*33.5', { x: 120, y: 124, size: 8 }),
  ];
  // Drawn cell by cell.
  const rules = [60, 120, 180].map((from) => ({ level: true, at: 114, from, to: from + 60 }));
  expect(linesOf(glyphs, rules)).toEqual(['材料编号\t材料规格\t单位\t数量', '601001000743\t48.5*33.5']);
});
