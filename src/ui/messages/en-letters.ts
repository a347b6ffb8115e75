export const letters = {
  lead: 'Receipts, announcements and links this library writes to people.',
  noServer:
    'No mail server is set (MAIL_URL), so letters reach nobody: they are kept here and in the data folder.',
  emptyTitle: 'No letters yet',
  empty: 'The first receipt or link written to somebody stands here.',
  states: { waiting: 'Waiting', sent: 'Sent', kept: 'Kept here', refused: 'Refused' },
  count: (n: number) => (n === 1 ? '1 letter' : `${n} letters`),
  to: 'To',
  written: 'Written',
  state: 'State',
  lastError: 'The last answer',
  attempts: 'Attempts',
  contents: 'Text of the letter',
  removed: 'The mail server has it. Its text is not kept, since links in it are for its reader alone.',
  sendAgain: 'Send it now',
  queued: 'It will be sent in a moment.',
  all: 'All letters',
};
