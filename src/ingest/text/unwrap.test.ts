import { describe, expect, it } from 'vitest';
import { unwrapPlainText } from './unwrap.ts';

const LETTER = `Dear Ms. Whitcombe,

I am writing on behalf of the reading circle about the shelves that were
promised to us last autumn. The carpenter has measured the room twice now,
and he tells me that the oak he ordered is still on its way from the saw-
mill. Until then the books stay in their boxes.

  With kind regards,
  the secretary`;

describe('unwrapPlainText', () => {
  it('joins the lines of a letter and undoes the hyphen', () => {
    expect(unwrapPlainText(LETTER)).toBe(`Dear Ms. Whitcombe,

I am writing on behalf of the reading circle about the shelves that were promised to us last autumn. The carpenter has measured the room twice now, and he tells me that the oak he ordered is still on its way from the sawmill. Until then the books stay in their boxes.

  With kind regards,
  the secretary`);
  });

  it('joins Chinese lines without a space and keeps indented paragraphs', () => {
    const wrapped = [
      '　　图书馆的老房子建在河边，每到雨季，底层的书架都要搬到楼上，街坊们总会来',
      '帮忙，一直忙到天黑才散去。馆长说，这样的日子再过一个夏天就要结束了，因为新',
      '的馆舍已经封顶。',
      '　　新馆离河很远，有三层阅览室，还有一间专门给孩子们讲故事的屋子，窗户朝南，',
      '冬天也照得进太阳。',
    ].join('\n');
    expect(unwrapPlainText(wrapped).split('\n')).toEqual([
      '　　图书馆的老房子建在河边，每到雨季，底层的书架都要搬到楼上，街坊们总会来帮忙，一直忙到天黑才散去。馆长说，这样的日子再过一个夏天就要结束了，因为新的馆舍已经封顶。',
      '　　新馆离河很远，有三层阅览室，还有一间专门给孩子们讲故事的屋子，窗户朝南，冬天也照得进太阳。',
    ]);
  });

  it.each([
    [
      'a novel with a paragraph a line',
      '他推门进去，屋里没有人。\n“有人吗？”他问。\n没有回答，只听见钟摆的声音，一下，又一下，像是有谁在黑暗里数着日子，数得很慢，很仔细，一直数到天亮为止。\n他坐下来等。',
    ],
    [
      'verse',
      'Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds of May,\nAnd summer’s lease hath all too short a date;',
    ],
    [
      'code',
      'function add(first, second) {\n  return first + second;\n}\n\nconst total = add(first, second) + add(third, fourth);\nconsole.log(total);',
    ],
    [
      'a drawn table',
      '| name         | pages | price in minor units of the currency |\n|--------------|-------|---------------------------------------|\n| the handbook |    12 | 500 |',
    ],
    [
      'columns',
      'title                    pages    price    language of the edition\nthe handbook                12      500    English and Chinese\nthe atlas                  300     9900    English',
    ],
    [
      'a quotation',
      '> I am writing on behalf of the reading circle about the shelves that\n> were promised to us last autumn, and about nothing else whatever.',
    ],
    ['one line', 'hello'],
    ['nothing', ''],
  ])('leaves %s as it is', (_, text) => {
    expect(unwrapPlainText(text)).toBe(text);
  });
});
