import type { Messages } from './en.ts';

export const letters: Messages['letters'] = {
  lead: '文库寄给各位读者的收据、通知和链接。',
  noServer: '尚未设置邮件服务器（MAIL_URL），信件寄不出去，只保存在这里和数据文件夹中。',
  emptyTitle: '还没有信件',
  empty: '文库寄出的第一份收据或链接会列在这里。',
  states: { waiting: '待寄出', sent: '已寄出', kept: '保存在此', refused: '被退回' },
  count: (n) => `${n} 封信件`,
  to: '收件人',
  written: '写信时间',
  state: '状态',
  lastError: '最近一次答复',
  attempts: '尝试次数',
  contents: '信件正文',
  removed: '邮件服务器已收下。信中的链接只属于收件人，所以不再保留正文。',
  sendAgain: '现在寄出',
  queued: '马上寄出。',
  all: '全部信件',
};
