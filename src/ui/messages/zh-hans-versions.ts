import { formatNumber } from '../format.ts';
import type { Messages } from './en.ts';

export const versions: Messages['versions'] = {
  title: '版本记录',
  name: (n) => `第 ${formatNumber(n, 'zh-Hans')} 版`,
  present: '当前版本',
  pages: (n) => `${formatNumber(n, 'zh-Hans')} 页`,
  download: '下载',
  downloadOf: (n) => `下载第 ${n} 版`,
  heldHint: '当时你已拥有这份文档，那一版也一直归你所有。',
  reviewOf: (n) => `评的是第 ${n} 版`,
  newVersion: '新版本',
  newVersionHint:
    '新文件处理完之前，读者看到的仍是现在这一份。已拥有这份文档的人会得到新版，原来那一版也仍可下载。',
  replaceWithNew: '换上新文件…',
  arrivingTitle: '新版本正在处理',
  arrivingText: (file) => `“${file}”处理好后，会自动换下现在的文件。`,
  failedTitle: '新版本未能读取',
  failedText: (file) => `“${file}”没有采用。读者看到的仍是现在的文件，其他一切不变。`,
  cancel: '保留现在的文件',
};
