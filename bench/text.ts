import { pick, type Random } from './random.ts';

export type TextLanguage = 'zh-Hans' | 'en';

const zh =
  '河流 图书 档案 社区 计划 管理 安全 生产 教学 研究 农村 城市 历史 文化 经济 技术 标准 合同 服务 质量 环境 水利 工程 学生 教师 阅读 记录 会议 制度 培训 预算 报告 分析 方法 数据 系统 设计 使用 维护 检查 需要 应当 按照 可以 进行 提供 建立 完成 组织 负责 及时 统一 主要 具体 有关 年度 地区 单位 人员 材料'.split(
    ' ',
  );
const en =
  'river library archive community plan management safety production teaching research village city history culture economy technology standard contract service quality environment water engineering student teacher reading record meeting system training budget report analysis method data design use maintenance inspection should requires provides the of and to in for with by under before after every yearly local general careful open'.split(
    ' ',
  );
const kinds = {
  'zh-Hans': ['研究报告', '实施方案', '工作手册', '教学设计', '合同范本', '年度总结'],
  en: ['Handbook', 'Yearly Report', 'Study', 'Guide', 'Contract Template', 'Lesson Plan'],
};

/** Sentences made of everyday words, of the lengths that real ones have. */
export function makeText(random: Random, language: TextLanguage, characters: number): string {
  let text = '';
  while (text.length < characters) {
    const end = random() < 0.2 ? '\n' : language === 'en' ? ' ' : '';
    text += makeSentence(random, language) + end;
  }
  return text.slice(0, characters).trim();
}

export function makeTitle(random: Random, language: TextLanguage): string {
  const words = makeWords(random, language, 3);
  const title = `${words}${language === 'en' ? ' ' : ''}${pick(random, kinds[language])}`;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

export function makeTags(random: Random, language: TextLanguage): string[] {
  const words = language === 'en' ? en : zh;
  return [...new Set([pick(random, words), pick(random, words), pick(random, words)])];
}

function makeSentence(random: Random, language: TextLanguage): string {
  const words = makeWords(random, language, 6 + Math.floor(random() * 10));
  return language === 'en' ? `${words.charAt(0).toUpperCase()}${words.slice(1)}.` : `${words}。`;
}

function makeWords(random: Random, language: TextLanguage, count: number): string {
  const from = language === 'en' ? en : zh;
  const words = Array.from({ length: count }, () => pick(random, from));
  return words.join(language === 'en' ? ' ' : '');
}
