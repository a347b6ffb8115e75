import type { Messages } from './en.ts';

const renewal: Messages['renewal'] = {
  choose: (months, amount) =>
    months === 1
      ? `每月自动续费 ${amount}，直到我停止`
      : months === 12
        ? `每年自动续费 ${amount}，直到我停止`
        : `每 ${months} 个月自动续费 ${amount}，直到我停止`,
  chooseHint:
    '不选，会员到期自动结束。选了，每次扣款前 7 天和前 1 天我们都会写信告诉你；在会员页点一下，随时可以停止。',
  offered: '会员到期自动结束。付款方式支持的话，结算时可以选择自动续费。',
  onOrder: (months, amount) =>
    months === 1
      ? `每月自动续费 ${amount}，直到你在会员页停止。`
      : months === 12
        ? `每年自动续费 ${amount}，直到你在会员页停止。`
        : `每 ${months} 个月自动续费 ${amount}，直到你在会员页停止。`,
  notWith: '不支持自动续费，只付这一期。',
  mine: (date, amount) => `将于 ${date} 自动续费 ${amount}。`,
  end: '停止自动续费',
  endHint: '点一下就停。已付的期限仍归你，我们会写信确认。',
};

const membershipLetters: Messages['membershipLetters'] = {
  startTitle: '你的会员已开始',
  start: '欢迎加入。会员已经开始，方案包括的文档现在就可以下载。',
  startLater: '谢谢。这一期会员从现有会员到期时开始。',
  plan: '方案',
  from: '开始',
  until: '到期',
  endsByItself: '到期自动结束，不会再扣款。',
  renewsOn: (date, amount) =>
    `按你的选择，将于 ${date} 自动续费 ${amount}。扣款前 7 天和前 1 天我们都会写信告诉你。`,
  howToEnd: '想停止续费，打开会员页，点“停止自动续费”即可。',
  renewedTitle: '你的会员已续费',
  renewed: (amount) => `下一期会员已扣款 ${amount}。收据会另外寄来。`,
  announceTitle: (date) => `你的会员将于 ${date} 续费`,
  announce: (date, amount) => `按你加入时的选择，会员将于 ${date} 自动续费，届时扣款 ${amount}。`,
  renewalEndTitle: '会员的自动续费已停止',
  renewalEnd: {
    stopped: '按你的要求，会员不再自动续费。',
    failed: '下一期没有扣款成功，会员不再自动续费，我们也不会再次扣款。',
    finished: '付款服务商已停止会员的自动续费。',
    replaced: '你已换用另一种方案，原来的会员不再自动续费。',
    undone: '因为有一笔会员付款已退回或有争议，会员不再自动续费。',
  },
  runsUntil: (date) => `已付的期限仍归你，到 ${date} 为止。`,
  nothingMore: '不会再扣款。',
  endTitle: '你的会员已到期',
  end: (date) => `你的会员已于 ${date} 到期，不会再扣款。`,
  endKept: '单独买下的文档仍然归你。想再加入的话，会员页上有各种方案。',
  open: '打开会员页',
};

export const renewals = { renewal, membershipLetters };
