import { formatNumber } from '../format.ts';
import type { Messages } from './en.ts';
import { contributors } from './zh-hans-contributors.ts';
import { desk } from './zh-hans-desk.ts';
import { letters } from './zh-hans-letters.ts';
import { names } from './zh-hans-names.ts';
import { payments } from './zh-hans-payments.ts';
import { people } from './zh-hans-people.ts';
import { readers } from './zh-hans-readers.ts';
import { store } from './zh-hans-store.ts';
import { trail } from './zh-hans-trail.ts';
import { reading } from './zh-hans-reading.ts';
import { find } from './zh-hans-search.ts';
import { followTool, questionLetter, table } from './zh-hans-ways.ts';
import { versions } from './zh-hans-versions.ts';

const site: Messages['site'] = {
  languageName: '中文',
  skip: '跳到正文',
  menu: '菜单',
  switchLanguage: '语言',
  theme: '外观',
  themes: { paper: '纸', ink: '墨', system: '跟随系统' },
  search: '搜索',
  searchLibrary: '搜索文库',
  searchHint: '书名、作者、任何字句',
  signIn: '登录',
  signOut: '退出登录',
  account: '账户',
  upload: '上传',
  studio: '我的文档',
  desk: '管理台',
  footerAbout: '一座开放的文库：先读预览，看清说明，再带回家。',
  builtWith: '由自由软件文渊 Wenyuan 驱动',
};

const common: Messages['common'] = {
  save: '保存',
  remove: '删除',
  removeAsk: '删除…',
  free: '免费',
  pages: (n) => `${formatNumber(n, 'zh-Hans')} 页`,
  documents: (n) => `${formatNumber(n, 'zh-Hans')} 份文档`,
  previous: '上一页',
  next: '下一页',
  pageOf: (page, of) => `第 ${page} 页，共 ${of} 页`,
  pagination: '列表分页',
  errorSummary: '请再看看以下各项',
  colon: '：',
  unknownLanguage: '未知',
  noCategory: '未分类',
};

export const zhHans: Messages = {
  site,
  common,
  ...names,
  ...readers,
  ...contributors,
  ...people,
  ...store,
  ...trail,
  desk,
  letters,
  payments,
  reading,
  find,
  versions,
  table,
  followTool,
  questionLetter,
};
