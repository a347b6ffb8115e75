import type { Messages } from './en.ts';

export const payments: Messages['payments'] = {
  providers: {
    stripe: '银行卡',
    alipay: '支付宝',
    'alipay-qr': '支付宝扫码',
    wechat: '微信扫码',
    transfer: '银行转账',
    test: '测试支付',
  },
  providerHints: {
    stripe: '银行卡与电子钱包，在 Stripe 的页面上付款',
    alipay: '在支付宝的页面上付款',
    'alipay-qr': '用支付宝扫一扫付款',
    wechat: '用微信扫一扫付款',
    transfer: '到账后开通，约一至三个工作日',
    test: '不会真的扣款',
  },
  transferFields: {
    holder: '户名',
    bank: '开户行',
    account: '账号',
    bic: '银行识别代码（BIC）',
    reference: '附言',
    note: '请注意',
  },
  testTitle: '测试支付',
  testNote: '这里代替银行的付款页面，不会真的扣款。',
  payee: '收款方',
  purpose: '用途',
  amount: '金额',
  pay: (amount) => `支付 ${amount}`,
  decline: '拒绝付款（模拟银行拒付）',
  back: '返回文库',
  outcomes: {
    paid: '这笔款项已经支付。',
    declined: '这笔付款被拒绝，没有扣款。',
    closed: '这笔款项已不能支付，没有扣款。',
  },
};
