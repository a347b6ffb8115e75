import { stateMachine } from '../platform/state-machine.ts';

/** `suspended` while its payment is disputed; `restore` undoes an upgrade that was paid back. */
const termSteps = {
  running: { suspend: 'suspended', end: 'ended', upgrade: 'upgraded', refund: 'refunded' },
  suspended: { resume: 'running', refund: 'refunded' },
  ended: { refund: 'refunded' },
  upgraded: { restore: 'running', refund: 'refunded' },
  refunded: {},
} as const;

export type MembershipState = keyof typeof termSteps;

export const termStates = stateMachine('membership', termSteps);
