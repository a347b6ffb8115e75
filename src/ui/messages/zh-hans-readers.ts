import { formatNumber } from '../format.ts';
import type { Messages } from './en.ts';

const home: Messages['home'] = {
  welcome: '找到你要的那一页。',
  lead: (n) => `${formatNumber(n, 'zh-Hans')} 份文档，打开浏览器就能读。`,
  categories: '分类',
  newest: '新到',
  popular: '常读',
  emptyTitle: '书架还空着',
  emptyVisitor: '这里还没有发布文档，请过些时候再来。',
  emptyReader: '这里还没有发布文档。如果你有文档想分享，请联系管理员成为供稿人。',
  emptyContributor:
    '上传第一份文档吧：PDF、Word、PowerPoint、Excel、EPUB、Markdown 和纯文本，都会变成人人可读的页面。',
  emptyOperator: '可以先上传几份文档，定好分类，再到管理台邀请供稿人。',
  uploadFirst: '上传文档',
  arrangeSubjects: '整理分类',
};

const category: Messages['category'] = {
  order: '排序',
  newest: '最新',
  popular: '下载最多',
  emptyTitle: '这里还没有文档',
  empty: '看看别的分类，或者搜索整个文库。',
  others: '分类',
};

const document: Messages['document'] = {
  facts: '文档说明',
  author: '作者',
  by: (name) => name,
  format: '格式',
  pages: '篇幅',
  size: '大小',
  language: '语言',
  contributor: '供稿',
  published: '发布日期',
  added: '上传日期',
  licence: '许可',
  fingerprint: 'SHA-256',
  fingerprintFull: '显示全部',
  preview: '预览',
  previewShows: (shown, of) => (shown >= of ? `全部 ${of} 页` : `前 ${shown} 页，共 ${of} 页`),
  previewOnePage: (of) => (of <= 1 ? '全部 1 页' : `第 1 页，共 ${of} 页`),
  previewNone: '无',
  textKind: '文字',
  downloads: (n) => `已下载 ${formatNumber(n, 'zh-Hans')} 次`,
  tags: '关键词',
  download: '立即下载',
  downloadFacts: (format, size) => `${format}，${size}，无需登录。`,
  ownDownloadFacts: (format, size) => `${format}，${size}。这份文档由你管理。`,
  fullPrice: '全价',
  share: '分享',
  linkCopied: '链接已复制。',
  locked: '下面的页面可以免费阅读，买下之后全文归你。',
  lockedNoPreview: '买下之后全文归你。',
  notReadyYet: '页面就绪后，就可以在这里阅读和下载。',
  pageAlt: (page, of) => `第 ${page} 页，共 ${of} 页`,
  pagesTitle: '页面',
  morePages: (n) => `还有 ${formatNumber(n, 'zh-Hans')} 页`,
  morePagesLocked: '其余页面未开放，不在预览之内。',
  morePagesFree: '下载文档即可阅读。',
  previewText: '正文摘录',
  previewTextNote: '文档开头的文字，可以复制和搜索。',
  similar: '相近的文档',
  edit: '编辑',
  statusTitle: '文档状态',
  notPublished: '这份文档还没有发布，只有你和管理员能看到本页。',
};

const progress: Messages['progress'] = {
  steps: '处理步骤',
  readingPages: (done) => (done === 0 ? '正在读取文件' : `正在读取文件：已读 ${done} 页`),
  pagesDone: (done, of) => `已绘制 ${done} 页，共 ${of} 页`,
  waiting: '排队等候中',
  ready: '页面已就绪。',
  openDocument: '打开文档',
  done: '已完成',
  current: '进行中',
  toCome: '未开始',
};

const search: Messages['search'] = {
  title: '搜索',
  titleFor: (q) => `搜索：${q}`,
  results: (n, q) =>
    q ? `“${q}”，找到 ${formatNumber(n, 'zh-Hans')} 份文档` : `共 ${formatNumber(n, 'zh-Hans')} 份文档`,
  took: (ms) => `用时 ${ms < 1 ? '不到 1' : Math.round(ms)} 毫秒`,
  filters: '缩小范围',
  sort: '排序',
  clear: '清除筛选',
  onPages: '出现在',
  pageLink: (n) => `第 ${n} 页`,
  emptyQueryTitle: '想找什么？',
  emptyQuery: '输入书名、作者，或你记得的任何字句。简体、繁体和英文都能搜。',
  nothingTitle: (q) => (q ? `没有找到“${q}”` : '没有找到'),
  adviceWords: '换几个词，或者少用几个词；一个关键的词往往比一句话更管用。',
  adviceSpelling: '检查有没有错字，或者换一种语言试试。',
  adviceFilters: '清除筛选，在整个文库里搜索。',
  adviceBrowse: '也可以按分类浏览：',
  unavailableTitle: '搜索暂时不可用',
  unavailable: '正在准备搜索索引。请过一分钟再试，或者按分类浏览。',
};

const errors: Messages['errors'] = {
  400: { title: '没能看懂这个请求', advice: '请返回上一页，检查填写的内容，再发送一次。' },
  401: { title: '请先登录', advice: '这一页需要账户。登录之后会回到这里。' },
  403: { title: '这里不对你开放', advice: '你的账户不能做这件事。如果应该可以，请联系文库的管理员。' },
  404: { title: '这个地址没有内容', advice: '文档可能已被删除，或者地址写错了。试试按标题搜索。' },
  409: { title: '有人先你一步改动了它', advice: '请重新打开这一页，看看现在的情况，再做一次。' },
  413: { title: '文件太大了', advice: '请拆分或压缩文件，再上传。' },
  500: { title: '我们这边出了问题', advice: '问题已记录，你保存过的内容不会丢失。请稍后再试。' },
  503: { title: '文库正忙', advice: '请过一分钟再试。' },
};

const errorPage: Messages['errorPage'] = {
  status: (n) => `错误 ${n}`,
  home: '回到首页',
};

export const readers = { home, category, document, progress, search, errors, errorPage };
