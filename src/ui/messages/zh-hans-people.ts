import type { Messages } from './en.ts';

const signIn: Messages['signIn'] = {
  title: '登录',
  email: '电子邮箱',
  password: '密码',
  submit: '登录',
  wrong: '邮箱和密码对不上。请检查后再试。',
  tooMany: '尝试次数太多。请过一分钟再试。',
  noAccount: '还没有账户？',
  signUp: '注册一个',
};

const signUp: Messages['signUp'] = {
  title: '注册账户',
  lead: '阅读和下载免费文档不需要账户。',
  name: '名字',
  nameHint: '别人看到的名字。',
  email: '电子邮箱',
  password: '密码',
  passwordHint: '至少 10 个字符；一句短话最好记。',
  submit: '注册',
  haveAccount: '已有账户？',
};

const setup: Messages['setup'] = {
  title: '开张你的文库',
  lead: '给文库起个名字，再建立你自己的账户。你就是它的管理员。',
  libraryName: '文库名称',
  libraryNameHint: '显示在每一页的顶端。',
  submit: '开张',
  usedTitle: '这个链接已经用过了',
  used: '文库已经开张：链接只能用一次，管理员账户已经建好。请用当时填写的邮箱和密码登录。',
  wrongTitle: '这不是开张用的链接',
  wrong: '请完整复制程序启动时印在终端里的链接。',
};

const account: Messages['account'] = {
  title: '账户',
  name: '名字',
  email: '电子邮箱',
  role: '身份',
  tokens: '访问令牌',
  tokensLead: '程序可以凭令牌通过 API 代你操作。请给每个程序单独一个。',
  tokensEmpty: '还没有令牌。',
  tokenName: '用途',
  tokenNameHint: '例如：备份脚本。',
  makeToken: '生成令牌',
  newToken: '你的新令牌',
  newTokenHint: '请马上复制：它只显示这一次。',
  made: '生成于',
  lastUsed: '最近使用',
  neverUsed: '尚未使用',
  revoke: '撤销',
  revokeAsk: '撤销…',
  revokeHint: '使用它的程序会立即停止工作。',
};

export const people = { signIn, signUp, setup, account };
