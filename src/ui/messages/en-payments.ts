export const payments = {
  testTitle: 'Test payment',
  testNote: 'A stand-in for a bank’s page. No money moves here.',
  payee: 'To',
  purpose: 'For',
  amount: 'Amount',
  pay: (amount: string) => `Pay ${amount}`,
  decline: 'Decline, as a bank would',
  back: 'Back to the library',
  renewalTitle: 'Renewal',
  renewalNote: (n: number) =>
    `${n === 1 ? '1 term' : `${n} terms`} paid so far. Here you need not wait for the next.`,
  renew: 'Charge the next term now',
  failRenewal: 'Fail to charge it, as a bank would',
  outcomes: {
    paid: 'This has been paid.',
    declined: 'This payment was declined. Nothing was charged.',
    closed: 'This can no longer be paid. Nothing was charged.',
  },
};
