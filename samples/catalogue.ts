import { branchLibraries } from './documents/branch-libraries.ts';
import { budget } from './documents/budget.ts';
import { safetyTraining } from './documents/safety-training.ts';
import { survey } from './documents/survey.ts';
import { makeDocx } from './make-docx.ts';
import { makeEpub } from './make-epub.ts';
import { makePdf } from './make-pdf.ts';
import { makePptx } from './make-pptx.ts';
import { makeText } from './make-text.ts';
import { makeXlsx } from './make-xlsx.ts';

export type SampleDocument = {
  file: string;
  title: string;
  summary: string;
  language: 'zh-Hans' | 'en';
  /** The slug of a sample category. */
  category: string;
  tags: readonly string[];
  /** An SPDX identifier, or that nothing is granted. */
  licence: string;
  /** Fen (hundredths of a yuan); 0 is free. */
  price: number;
  previewPages: number;
  contributor: 'press' | 'school' | 'union';
  make: () => Promise<Uint8Array>;
};

export const sampleDocuments: readonly SampleDocument[] = [
  {
    file: '“提质增效保安全”劳动竞赛实施方案.docx',
    title: '“提质增效保安全”劳动竞赛实施方案',
    summary:
      '一份可以直接改用的厂级劳动竞赛方案：五项班组指标怎么算、数据从哪里取、奖励怎样当季兑现，附报名表和评分表。',
    language: 'zh-Hans',
    category: 'labour',
    tags: ['劳动竞赛', '实施方案', '工会', '班组', '评分表'],
    licence: 'all-rights-reserved',
    price: 600,
    previewPages: 2,
    contributor: 'union',
    make: () => makeDocx('labour-contest.md'),
  },
  {
    file: '新员工安全生产培训.pptx',
    title: '新员工安全生产培训课件',
    summary: '九十分钟的企业新员工安全课：看得见危险、敢停、会救，附讲者备注、现场演示安排和课堂小测。',
    language: 'zh-Hans',
    category: 'training',
    tags: ['安全生产', '培训', '课件', '新员工', '挂牌上锁'],
    licence: 'all-rights-reserved',
    price: 1200,
    previewPages: 5,
    contributor: 'union',
    make: () => makePptx(safetyTraining),
  },
  {
    file: '小学语文四年级《河边的老水车》教案.docx',
    title: '《河边的老水车》教学设计（四年级下，两课时）',
    summary: '抓住一组动词读懂修水车的过程，再学着把一件小事写清楚、少用“然后”。含板书、评价量表和课后札记。',
    language: 'zh-Hans',
    category: 'education',
    tags: ['教案', '小学语文', '四年级', '阅读教学', '板书设计'],
    licence: 'CC-BY-SA-4.0',
    price: 0,
    previewPages: 4,
    contributor: 'school',
    make: () => makeDocx('lesson-plan.md'),
  },
  {
    file: '灯下读书社章程.pdf',
    title: '灯下读书社章程',
    summary:
      '一个民间读书会修订了三次的章程：怎样选书、怎样借还、怎样吵架、怎样散会，每一条都来自一件真实的事。',
    language: 'zh-Hans',
    category: 'contracts',
    tags: ['读书会', '章程', '社团', '阅读推广'],
    licence: 'CC0-1.0',
    price: 0,
    previewPages: 5,
    contributor: 'press',
    make: () => makePdf('reading-club-charter.typ'),
  },
  {
    file: '乡村图书室工作手册.pdf',
    title: '乡村图书室工作手册',
    summary:
      '一间屋子、一千册书和一位管理员能做的事：开放时间、配书、登记、借还、活动、安全，以及管理员的十二个月。',
    language: 'zh-Hans',
    category: 'books',
    tags: ['图书室', '乡村', '手册', '借阅', '管理员'],
    licence: 'CC-BY-SA-4.0',
    price: 0,
    previewPages: 6,
    contributor: 'press',
    make: () => makePdf('village-reading-room.typ'),
  },
  {
    file: '房屋租赁合同（公益阅读场所示范文本）.docx',
    title: '房屋租赁合同（公益阅读场所示范文本）',
    summary: '供社区书屋、读书会租房参考的合同范本，十五条正文，附设施清单和使用说明，当事人均为虚构。',
    language: 'zh-Hans',
    category: 'contracts',
    tags: ['合同', '租赁', '范本', '示范文本'],
    licence: 'CC-BY-4.0',
    price: 0,
    previewPages: 3,
    contributor: 'press',
    make: () => makeDocx('lease-contract.md'),
  },
  {
    file: '纸上春秋：中国印书小史.epub',
    title: '纸上春秋：中国印书小史',
    summary: '从抄书、雕版、活字、套印讲到铅字与照排，十篇短文讲一本书怎样印出来，以及围着一张桌子印书的人。',
    language: 'zh-Hans',
    category: 'books',
    tags: ['印刷史', '雕版', '活字', '书籍', '出版'],
    licence: 'all-rights-reserved',
    price: 2900,
    previewPages: 4,
    contributor: 'press',
    make: () => makeEpub('book-printing-history.md', 'book-printing-cover.typ'),
  },
  {
    file: '2026年度职工书屋经费预算.xlsx',
    title: '2026年度职工书屋经费预算',
    summary: '四张工作表的书屋预算：总表、三十二项明细、按月用款计划和编制说明，改数量和单价，合计随之计算。',
    language: 'zh-Hans',
    category: 'data',
    tags: ['预算', '经费', '职工书屋', '工作簿', '公式'],
    licence: 'CC-BY-4.0',
    price: 0,
    previewPages: 2,
    contributor: 'union',
    make: () => makeXlsx(budget),
  },
  {
    file: '渡口上的灯.txt',
    title: '渡口上的灯：石门湾往事',
    summary: '一篇地方随笔：渡船、纸行、戏台和六册借书簿，一个水边小镇不见了的与留下来的。',
    language: 'zh-Hans',
    category: 'literature',
    tags: ['随笔', '地方史', '往事', '借书簿'],
    licence: 'CC-BY-NC-4.0',
    price: 0,
    previewPages: 4,
    contributor: 'school',
    make: () => makeText('local-history.txt', 'gb18030'),
  },
  {
    file: '关于做好暑期乡镇图书室开放工作的通知.txt',
    title: '关于做好暑期乡镇图书室开放工作的通知',
    summary: '县总工会关于暑期图书室开放的通知，含开放时间、六件实事、人员经费，附配书目录和防溺水提示。',
    language: 'zh-Hans',
    category: 'contracts',
    tags: ['通知', '公文', '暑期', '图书室', '防溺水'],
    licence: 'CC0-1.0',
    price: 0,
    previewPages: 3,
    contributor: 'union',
    make: () => makeText('notice.txt', 'utf-8'),
  },
  {
    file: 'How to Run a Reading Room.md',
    title: 'How to Run a Reading Room',
    summary:
      'A handbook for volunteers with a key and a few hundred books: hours, shelves, lending, people, money, and what to do on the worst day.',
    language: 'en',
    category: 'books',
    tags: ['reading room', 'handbook', 'volunteers', 'lending'],
    licence: 'CC-BY-4.0',
    price: 0,
    previewPages: 5,
    contributor: 'press',
    make: () => makeText('how-to-run-a-reading-room.md', 'utf-8'),
  },
  {
    file: 'A Typography Primer.md',
    title: 'A Typography Primer',
    summary:
      'Size, line, leading, margins and small marks, for people who make documents in English and Chinese and never meant to. With tables and code.',
    language: 'en',
    category: 'design',
    tags: ['typography', 'layout', 'Chinese typesetting', 'CSS', 'primer'],
    licence: 'CC-BY-SA-4.0',
    price: 0,
    previewPages: 5,
    contributor: 'press',
    make: () => makeText('typography-primer.md', 'utf-8'),
  },
  {
    file: 'Reading Room Visitor Survey 2025.xlsx',
    title: 'Reading Room Visitor Survey 2025',
    summary:
      'Answers of 180 visitors to six branches, with a summary, a comparison, their own words and a codebook. Invented data for teaching, with live formulas.',
    language: 'en',
    category: 'data',
    tags: ['survey', 'open data', 'visitors', 'workbook', 'teaching'],
    licence: 'CC-BY-4.0',
    price: 0,
    previewPages: 3,
    contributor: 'school',
    make: () => makeXlsx(survey),
  },
  {
    file: 'Open Later, Not Longer.pptx',
    title: 'Open Later, Not Longer: Six Branch Libraries',
    summary:
      'A consultancy deck that argues one decision from start to finish: the finding, the charts, the proposal, the risks and the next hundred days.',
    language: 'en',
    category: 'training',
    tags: ['consultancy', 'slides', 'library services', 'opening hours'],
    licence: 'all-rights-reserved',
    price: 2900,
    previewPages: 4,
    contributor: 'press',
    make: () => makePptx(branchLibraries),
  },
  {
    file: 'The Lamp at the Landing and Other Stories.epub',
    title: 'The Lamp at the Landing and Other Stories',
    summary: 'Six short stories about keys, letters, borrowed books and the people who wait for them.',
    language: 'en',
    category: 'literature',
    tags: ['short stories', 'fiction', 'libraries', 'EPUB'],
    licence: 'all-rights-reserved',
    price: 1200,
    previewPages: 4,
    contributor: 'press',
    make: () => makeEpub('short-stories.md', 'short-stories-cover.typ'),
  },
  {
    file: 'Documents Everyone Can Read.pdf',
    title: 'Documents Everyone Can Read: A Study of 400 Public PDFs',
    summary:
      'How well do public documents serve people who listen, enlarge or read slowly? A two-column study with nine checks, eleven readers and one page of advice.',
    language: 'en',
    category: 'design',
    tags: ['accessibility', 'tagged PDF', 'reading order', 'study'],
    licence: 'CC-BY-4.0',
    price: 0,
    previewPages: 3,
    contributor: 'school',
    make: () => makePdf('accessible-documents.typ'),
  },
];
