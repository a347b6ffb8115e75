import { formatNumber } from '../format.ts';
import type { Messages } from './en.ts';

export const table: Messages['table'] = {
  open: '表格形式',
  sheets: '工作表',
  sheet: (n) => `工作表 ${formatNumber(n, 'zh-Hans')}`,
  rows: '表中各行',
  previousRows: '前面的行',
  nextRows: '后面的行',
  partOf: '第 {n} 部分，共 {of} 部分',
  nothing: '可阅读的页面上没有完整的行。',
  locked: '这里只有免费页面上的行，其余的行随整份文档提供。',
  cut: '这张表过长或过宽，此处未能全部显示，完整内容请见文件。',
  asShown: '单元格按表中显示的样子呈现；公式和隐藏的行只在文件里。',
};

export const followTool: Messages['followTool'] = {
  category: {
    follow: '关注此分类',
    unfollow: '取消关注此分类',
    hint: '有新文档时，通过邮件或订阅源告诉你',
  },
  search: {
    follow: '关注此搜索',
    unfollow: '取消关注此搜索',
    hint: '有含这些字句的新文档时，通过邮件或订阅源告诉你',
  },
};

export const questionLetter: Messages['questionLetter'] = {
  title: '有人就你的文档提问',
  subject: (title) => `有人问起《${title}》`,
  lead: (title) => `有读者就《${title}》提问：`,
  answer: '去回答',
  document: '文档：',
};
