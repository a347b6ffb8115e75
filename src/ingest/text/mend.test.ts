import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendCopiedText } from './mend.ts';

const PROSE = [
  '中国特色社会主义理论体系是包括邓小平理论、“三个代表”重要思想以及科学发展观等重大战略思想在内的科学理论体系，是对马克思列宁主义、毛泽东思想的坚持和发展。',
  '天下大势，分久必合，合久必分。周末七国分争，并入于秦；及秦灭之后，楚、汉分争，又并入于汉；汉朝自高祖斩白蛇而起义，一统天下，后来光武中兴，传至献帝，遂分为三国。',
  '图书馆应当免费向社会公众提供下列服务：文献信息查询、借阅；阅览室、自习室等公共空间设施场地开放；公益性讲座、阅读推广、培训、展览；国家规定的其他免费服务项目。',
  '软件测试的目的是在规定的条件下对程序进行操作，以发现程序错误，衡量软件质量，并对其是否能满足设计要求进行评估，测试人员应当尽早介入需求分析阶段，避免后期返工造成的浪费。',
  '根据2023年统计数据，全国GDP同比增长5.2%，其中第一产业增加值89755亿元，增长4.1%；第二产业增加值482589亿元，增长4.7%；使用Kubernetes和Docker等技术的企业数量继续上升，HTTP服务的调用次数超过3.5亿次。',
  '他走进屋子的时候，炉火已经快要熄灭了，桌上放着一封没有写完的信，墨迹还没有干透，窗外的雪下得很大，远处传来几声犬吠，过了一会儿一切又都安静下来，只剩下风吹过屋檐的声音。',
  '第二十三条 出版行政主管部门应当加强对本行政区域内出版活动的监督管理，依法查处违法行为，保障公民依法行使出版自由的权利，促进社会主义文化事业的发展与繁荣。',
];

/** Lines of `width` characters; Latin words and numbers are not broken, closing marks do not start a line. */
function wrap(text: string, width: number): string {
  const units = text.match(/[A-Za-z0-9.%]+|./gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const unit of units) {
    const hangs = /^[，。、；：！？”）]$/.test(unit);
    if (line !== '' && line.length + unit.length > width && !hangs) {
      lines.push(line);
      line = '';
    }
    line += unit;
  }
  lines.push(line);
  return lines.join(' ');
}

const paragraphs = fc.uniqueArray(fc.constantFrom(...PROSE), { minLength: 3, maxLength: 7 });

describe('mendCopiedText', () => {
  it('takes out the blank at every lost line end', () => {
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 18, max: 40 }), (chosen, width) => {
        const text = chosen.join('\n');
        const copied = chosen.map((paragraph) => wrap(paragraph, width)).join('\n');
        expect(mendCopiedText(copied)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('mends a single paragraph of a few lines', () => {
    for (const paragraph of PROSE) {
      for (let width = 16; width <= 20; width += 1) {
        expect(mendCopiedText(wrap(paragraph, width)), `width ${width}`).toBe(paragraph);
      }
    }
  });

  it('changes nothing the second time', () => {
    const pieces = fc.array(
      fc.constantFrom(...PROSE, '张 三', '目 录', ' ', '\n', '社会 主义', 'PDF 文件', '一 二 三'),
    );
    fc.assert(
      fc.property(pieces, fc.integer({ min: 10, max: 40 }), (chosen, width) => {
        const once = mendCopiedText(wrap(chosen.join(''), width));
        expect(mendCopiedText(once)).toBe(once);
      }),
    );
  });

  it('removes nothing but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(mendCopiedText(text).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('mends a fragment whose blank parts a phrase met elsewhere', () => {
    const text = '论社会主义\n中国特色社会 主义理论';
    expect(mendCopiedText(text)).toBe(text.replace('社会 主义', '社会主义'));
  });

  it.each([
    ['a heading', '目 录\n第一章 总 则\n第二章 读者的权利与义务'],
    ['an ideographic space', '关于召开会议的通　知'],
    ['names', '参加人员：张 三 李 四 王小二 欧阳修 司马相如 诸葛 亮 赵 云 关 羽 张 飞 黄 忠 马 超'],
    [
      'names in a table',
      '序号 姓名 单位 职务\n1 张 三 第一中学 校长\n2 李 四 第二中学 教师\n3 王 五 第三中学 教师',
    ],
    [
      'Chinese beside Latin',
      '使用 Docker 部署服务时，需要先安装 PDF 插件，然后配置 HTTP 端口，最后重启 Linux 主机即可完成。',
    ],
    ['verse', '床前明月光 疑是地上霜 举头望明月 低头思故乡'],
    [
      'long verse',
      '朝辞白帝彩云间，千里江陵一日还。 两岸猿声啼不住，轻舟已过万重山。 故人西辞黄鹤楼，烟花三月下扬州。 孤帆远影碧空尽，唯见长江天际流。',
    ],
    ['slogans', '高举伟大旗帜 全面贯彻落实会议精神 坚定信心 同心同德 埋头苦干 奋勇前进'],
    [
      'law articles',
      '第一条 为了规范图书馆的管理，保障公民的基本文化权益，根据有关法律，制定本条例。\n第二条 本条例适用于公共图书馆。',
    ],
    [
      'names among verse',
      '处处闻啼鸟 使用 PDF 文件，张 三\t春眠不觉晓，春眠不觉晓 春眠不觉晓 使用 PDF 文件 ',
    ],
    ['an address', '北京市海淀区中关村南大街五号 理工科技大厦八层 邮编一〇〇〇八一'],
  ])('keeps the blanks of %s', (_, text) => {
    expect(mendCopiedText(text)).toBe(text);
  });

  it('keeps blanks that were meant, in any order', () => {
    const phrase = fc.constantFrom(
      '张 三',
      '李 四',
      '目 录',
      '总 则',
      '通　知',
      '使用 PDF 文件',
      '春眠不觉晓',
      '处处闻啼鸟',
      '第一章 总则',
      '图书馆',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(phrase, fc.constantFrom(' ', '\n', '，', '\t')), { maxLength: 60 }),
        (parts) => {
          const text = parts.flat().join('');
          expect(mendCopiedText(text)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});
