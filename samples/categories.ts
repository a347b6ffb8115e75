export type SampleCategory = {
  slug: string;
  names: { 'zh-Hans': string; en: string };
  /** Words whose presence in a title or text suggests the category. */
  keywords: readonly string[];
};

export const sampleCategories: readonly SampleCategory[] = [
  {
    slug: 'labour',
    names: { 'zh-Hans': '工会与劳动', en: 'Unions and work' },
    keywords: ['工会', '劳动竞赛', '职工', '班组', '劳模', '技能比武', 'trade union', 'workplace'],
  },
  {
    slug: 'education',
    names: { 'zh-Hans': '教育与教案', en: 'Teaching and lessons' },
    keywords: ['教案', '教学', '课时', '学生', '小学', '语文', '板书', 'lesson', 'classroom', 'pupils'],
  },
  {
    slug: 'contracts',
    names: { 'zh-Hans': '制度与合同', en: 'Rules and contracts' },
    keywords: ['合同', '章程', '制度', '甲方', '乙方', '条款', '通知', 'contract', 'charter', 'notice'],
  },
  {
    slug: 'training',
    names: { 'zh-Hans': '培训课件', en: 'Training and slides' },
    keywords: ['培训', '课件', '安全生产', '隐患', '应急', 'training', 'workshop', 'slides', 'findings'],
  },
  {
    slug: 'books',
    names: { 'zh-Hans': '图书与出版', en: 'Books and publishing' },
    keywords: ['图书', '出版', '雕版', '活字', '图书室', '借阅', 'library', 'reading room', 'lending'],
  },
  {
    slug: 'data',
    names: { 'zh-Hans': '数据与表格', en: 'Data and tables' },
    keywords: ['预算', '决算', '统计', '台账', '明细', 'budget', 'survey', 'workbook', 'responses'],
  },
  {
    slug: 'literature',
    names: { 'zh-Hans': '文学与随笔', en: 'Stories and essays' },
    keywords: ['随笔', '散文', '小说', '地方史', '往事', 'stories', 'essay', 'fiction', 'memoir'],
  },
  {
    slug: 'design',
    names: { 'zh-Hans': '设计与排版', en: 'Design and type' },
    keywords: ['排版', '字体', '版式', '无障碍', '行距', 'typography', 'typeface', 'accessible', 'layout'],
  },
];
