import type { Messages } from './en.ts';

export const deskRights: Messages['deskRights'] = {
  gifts: '赠送文档',
  giftsLead: '送给有账户的人，不收费，永久归对方所有。对方会收到一封信。',
  labels: { document: '文档', email: '对方账户的电子邮箱', reason: '理由' },
  documentHint: '文档在文库里的网址，或者网址里的编号。',
  giftReasonHint: '会写在信里，也留在这里。',
  give: '送出',
  take: '收回',
  takeFrom: (email) => `从 ${email} 收回`,
  taken: '已收回',
  withdrawals: '下架文档',
  withdrawalsLead:
    '用于有法律原因的时候。文档会从目录、搜索和每一位持有者那里撤下，只有文档的主人和管理员还能看到。买过的人会收到信，并可以退款。此操作不能撤销。',
  withdrawalReasonHint: '买过的人会在信里读到。',
  withdraw: '对所有人下架',
  notes: {
    given: '已送出，信已寄出。',
    taken: '已收回。',
    withdrawn: '已下架，正在写信通知买过的人。',
  },
  fromDocument: '赠送或下架…',
  giftSubject: (title) => `送给你的文档：《${title}》`,
  giftTitle: '送给你的文档',
  giftLetter: (title) => `《${title}》已送给你，不收费，永久归你。`,
  giftOpen: '打开文档',
};
