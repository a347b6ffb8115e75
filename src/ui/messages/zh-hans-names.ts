import type { Messages } from './en.ts';

const formats: Messages['formats'] = {
  pdf: 'PDF',
  docx: 'Word',
  doc: 'Word 97',
  odt: 'OpenDocument 文本',
  rtf: 'RTF',
  pptx: 'PowerPoint',
  ppt: 'PowerPoint 97',
  odp: 'OpenDocument 演示',
  xlsx: 'Excel',
  xls: 'Excel 97',
  ods: 'OpenDocument 表格',
  csv: 'CSV 表格',
  epub: 'EPUB 电子书',
  txt: '纯文本',
  md: 'Markdown',
  html: '网页',
  jpeg: 'JPEG 图片',
  png: 'PNG 图片',
  tiff: 'TIFF 图片',
  webp: 'WebP 图片',
};

const licences: Messages['licences'] = {
  'all-rights-reserved': '保留所有权利',
  'CC-BY-4.0': 'CC BY 4.0：署名即可分享',
  'CC-BY-SA-4.0': 'CC BY-SA 4.0：署名，以相同方式共享',
  'CC-BY-NC-4.0': 'CC BY-NC 4.0：署名，不得商用',
  'CC-BY-NC-SA-4.0': 'CC BY-NC-SA 4.0：署名，不得商用，以相同方式共享',
  'CC0-1.0': 'CC0 1.0：不保留权利',
  'Apache-2.0': 'Apache 许可证 2.0',
  MIT: 'MIT 许可证',
  'public-domain': '公有领域',
};

const stages: Messages['stages'] = {
  received: '已收到',
  reading: '读取中',
  pictures: '绘制页面',
  ready: '已就绪',
  failed: '失败',
};

const visibilities: Messages['visibilities'] = {
  draft: '草稿',
  review: '待审核',
  published: '已发布',
  removed: '已删除',
};

const textKinds: Messages['textKinds'] = {
  text: '文字可选取、复制',
  scan: '扫描页，不含文字',
  mixed: '部分为文字，部分为扫描页',
  empty: '不含文字',
};

const failures: Messages['failures'] = {
  empty: '文件是空的。请检查原文件，再替换。',
  encrypted: '文件有密码保护。请去掉密码，再替换文件。',
  damaged: '文件已损坏，无法打开。请用原来的程序重新保存，再替换。',
  unsupported: '这里读不了这种文件。请另存为 PDF，再替换。',
  svg: '这是 SVG 矢量图，文库不能把它显示为页面。请导出为 PDF 或 PNG，再替换。',
  'too-large': '文件超过本文库的大小上限。请拆分或压缩，再替换。',
  'too-many-pages': '文件页数超过本文库的上限。请拆成几册，分别上传。',
  bomb: '文件解压后远超正常大小，因此没有打开。请另存为 PDF，再替换。',
  nested: '文件里的元素嵌套太深，无法排版。请简化，或另存为 PDF，再替换。',
  entities: '文件里定义了可能引用其他文件或无限展开的内容（XML 实体），因此没有打开。请另存为 PDF，再替换。',
  timeout: '读取时间过长，已停止。可以再试一次；若仍停止，请另存为 PDF 再替换。',
  memory: '读取这个文件所需的内存超过上限。请缩小其中的图片，或另存为 PDF，再替换。',
  crashed: '读取这个文件时程序中断，其他文件不受影响。可以再试一次；若仍失败，请另存为 PDF 再替换。',
  'no-pages': '文件里没有找到页面。请确认它不是空白的，再替换。',
  'set-aside': '这个文件处理了三次都没有成功，已搁置。请另存为 PDF 再替换，或将它删除。',
  duplicate: '其间另一份文档已收下同样的文件。请另选一个文件。',
  other: '文件无法读取。请再试一次，或替换文件。',
};

const fieldErrors: Messages['fieldErrors'] = {
  required: '请填写此项。',
  email: '这不是电子邮箱地址；正确的样子如 name@example.org。',
  short: '太短了。',
  long: '太长了。',
  taken: '已被使用，请换一个。',
  amount: '这不是金额；请写成 12 或 12.50，免费写 0。',
  pages: '请填写页数：0 或更大的整数。',
  url: '这不是网址；应以 https:// 开头。',
  number: '请填写整数。',
  unknown: '没有这个选项，请从列表中选择。',
  'two-words': '请至少写两个不同的词，中间用等号隔开。',
  'many-words': '一组不能超过 20 个词，请分成两组。',
  'long-word': '有一个词超过 60 个字；请缩短它，或者在词与词之间加上等号。',
  'no-document': '没有这个网址的文档。',
  'no-account': '没有用这个邮箱的账户。',
  withdrawn: '这份文档之前已经下架。',
  invalid: '这样填写无法接受。',
};

const roles: Messages['roles'] = { reader: '读者', contributor: '供稿人', operator: '管理员' };

const roleHints: Messages['roleHints'] = {
  reader: '查找、阅读、下载',
  contributor: '还可上传、发布',
  operator: '还可管理文库',
};

export const names = {
  formats,
  licences,
  stages,
  visibilities,
  textKinds,
  failures,
  fieldErrors,
  roles,
  roleHints,
};
