import { expect, test } from 'vitest';
import { flowOf } from './flow.ts';
import { chooseLook } from './look.ts';

test('pages become one flow with headings, lists and whole sentences', () => {
  const texts = [
    '第一章 总纲\n本宪法以法律的形式确认了中国各族人民奋斗的成果，规定了国家的根本\n7',
    '制度和根本任务。\n• 一项\n\n8',
    'The motives from which people act are to them plain and\n9',
    'simple.\n第一章 总纲',
  ];
  const outline = [{ level: 0, title: '第一章　总纲', page: 7 }];
  expect(flowOf(texts, 7, outline)).toEqual([
    { kind: 'heading', text: '第一章 总纲', level: 0, page: 7 },
    {
      kind: 'paragraph',
      text: '本宪法以法律的形式确认了中国各族人民奋斗的成果，规定了国家的根本制度和根本任务。',
      level: 0,
      page: 7,
    },
    { kind: 'item', text: '一项', level: 0, page: 8 },
    {
      kind: 'paragraph',
      text: 'The motives from which people act are to them plain and simple.',
      level: 0,
      page: 9,
    },
    { kind: 'paragraph', text: '第一章 总纲', level: 0, page: 10 },
  ]);
});

test('a look is what is asked for, else what was chosen, and never anything else', () => {
  expect(chooseLook({ size: 'huge' }, 'small.wide.sans')).toEqual({
    size: 'huge',
    spacing: 'wide',
    font: 'sans',
  });
  expect(chooseLook({ size: '"><b>' }, 'x.y')).toEqual({ size: 'medium', spacing: 'normal', font: 'serif' });
});
