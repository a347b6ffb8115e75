import type { Messages } from './en.ts';

export const payments: Messages['payments'] = {
  testTitle: '测试支付',
  testNote: '这里代替银行的付款页面，不会真的扣款。',
  payee: '收款方',
  purpose: '用途',
  amount: '金额',
  pay: (amount) => `支付 ${amount}`,
  decline: '拒绝付款（模拟银行拒付）',
  back: '返回文库',
  renewalTitle: '自动续费',
  renewalNote: (n) => `已付 ${n} 期。在这里不必等到下一期。`,
  renew: '现在就扣下一期',
  failRenewal: '扣款失败（模拟银行拒付）',
  outcomes: {
    paid: '这笔款项已经支付。',
    declined: '这笔付款被拒绝，没有扣款。',
    closed: '这笔款项已不能支付，没有扣款。',
  },
};
