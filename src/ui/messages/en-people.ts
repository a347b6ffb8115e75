const signIn = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'This e-mail and password do not belong together. Check both and try again.',
  tooMany: 'Too many tries. Wait a minute, then try again.',
  noAccount: 'No account yet?',
  signUp: 'Make one',
};

const signUp = {
  title: 'Make an account',
  lead: 'Reading and downloading free documents needs no account.',
  name: 'Name',
  nameHint: 'As others will see it.',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 10 characters; a short sentence is easy to remember.',
  submit: 'Make the account',
  haveAccount: 'Have an account already?',
};

const setup = {
  title: 'Open your library',
  lead: 'Name it, and make your own account. You will be its operator.',
  libraryName: 'Name of the library',
  libraryNameHint: 'It stands at the top of every page.',
  submit: 'Open the library',
  usedTitle: 'This link has been used',
  used: 'The library is set up: the link made its operator and works once only. Sign in with the address and password chosen then.',
  wrongTitle: 'This is not the setup link',
  wrong: 'Copy the whole link that the program printed in the terminal when it started.',
};

const account = {
  title: 'Account',
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  tokens: 'Access tokens',
  tokensLead: 'A token lets a program act as you through the API. Give each program its own.',
  tokensEmpty: 'No tokens yet.',
  tokenName: 'What is it for?',
  tokenNameHint: 'For example: backup script.',
  makeToken: 'Make a token',
  newToken: 'Your new token',
  newTokenHint: 'Copy it now: it is shown only this once.',
  made: 'Made',
  lastUsed: 'Last used',
  neverUsed: 'Not used yet',
  revoke: 'Revoke',
  revokeAsk: 'Revoke…',
  revokeHint: 'Programs that use it stop working at once.',
};

export const people = { signIn, signUp, setup, account };
