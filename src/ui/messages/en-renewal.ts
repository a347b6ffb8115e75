/** Memberships that renew by themselves, and letters to members. */

const renewal = {
  choose: (months: number, amount: string) =>
    months === 1
      ? `Renew by itself every month for ${amount}, until I end it`
      : months === 12
        ? `Renew by itself every year for ${amount}, until I end it`
        : `Renew by itself every ${months} months for ${amount}, until I end it`,
  chooseHint:
    'If you leave this empty, the membership ends by itself. If you choose it, we write to you 7 days and 1 day before each charge, and one click on the membership page ends it.',
  offered:
    'Memberships end by themselves. Where the way to pay supports it, you can choose at the checkout to have yours renewed.',
  onOrder: (months: number, amount: string) =>
    months === 1
      ? `Renews every month for ${amount}, until you end it on the membership page.`
      : months === 12
        ? `Renews every year for ${amount}, until you end it on the membership page.`
        : `Renews every ${months} months for ${amount}, until you end it on the membership page.`,
  notWith: 'Cannot renew: pays for this term only.',
  mine: (date: string, amount: string) => `It renews on ${date} for ${amount}.`,
  end: 'End the renewal',
  endHint: 'One click. The time you have paid for stays yours, and we confirm it by e-mail.',
};

const membershipLetters = {
  startTitle: 'Your membership has begun',
  start: 'Welcome. Your membership has begun, and you can download what it includes.',
  startLater: 'Thank you. This term begins when the one you have now ends.',
  plan: 'Plan',
  from: 'From',
  until: 'Until',
  endsByItself: 'It ends by itself; nothing more will be charged.',
  renewsOn: (date: string, amount: string) =>
    `As you chose, it renews on ${date} for ${amount}. We write to you 7 days and 1 day before.`,
  howToEnd: 'To end the renewal, open your membership and press “End the renewal”. That is all.',
  renewedTitle: 'Your membership was renewed',
  renewed: (amount: string) =>
    `${amount} was charged for your next term. The receipt comes in a letter of its own.`,
  announceTitle: (date: string) => `Your membership renews on ${date}`,
  announce: (date: string, amount: string) =>
    `As you chose when you joined, your membership renews on ${date}, and ${amount} will be charged.`,
  renewalEndTitle: 'The renewal of your membership has ended',
  renewalEnd: {
    stopped: 'As you asked, your membership will not renew any more.',
    failed: 'We could not charge the next term, so your membership will not renew. We will not try again.',
    finished: 'The payment service has ended the renewal of your membership.',
    replaced: 'You have changed to another plan, so the one you had before does not renew any more.',
    undone: 'Since a payment for it was given back or disputed, your membership will not renew any more.',
  },
  runsUntil: (date: string) => `What you have paid for stays yours until ${date}.`,
  nothingMore: 'Nothing more will be charged.',
  endTitle: 'Your membership has ended',
  end: (date: string) => `Your membership ran out on ${date}. Nothing more is charged.`,
  endKept:
    'Documents you bought remain yours. If you would like to join again, the plans are on the membership page.',
  open: 'Open your membership',
};

export const renewals = { renewal, membershipLetters };
