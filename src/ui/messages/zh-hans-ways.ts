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
