import { stateMachine } from '../platform/state-machine.ts';

/** Every step that an order, a payment and a refund may take; all others are refused by name. */
const orderSteps = {
  awaiting: { pay: 'paid', close: 'closed' },
  // Money that arrives after all is for what was ordered.
  closed: { pay: 'paid' },
  paid: { dispute: 'disputed', refundSome: 'paid', refundAll: 'refunded' },
  disputed: { win: 'paid', lose: 'lost' },
  refunded: {},
  lost: {},
} as const;

const paymentSteps = {
  started: { pay: 'paid', fail: 'failed', close: 'closed' },
  failed: { pay: 'paid', close: 'closed' },
  closed: { pay: 'paid' },
  paid: { dispute: 'disputed' },
  disputed: { win: 'paid', lose: 'lost' },
  lost: {},
} as const;

const refundSteps = {
  asked: { grant: 'granted', decline: 'declined' },
  granted: { send: 'sent', finish: 'done', fail: 'failed' },
  sent: { finish: 'done', fail: 'failed' },
  failed: { send: 'sent', finish: 'done' },
  declined: {},
  done: {},
} as const;

export type OrderState = keyof typeof orderSteps;
export type PaymentState = keyof typeof paymentSteps;
export type RefundState = keyof typeof refundSteps;

export const orderStates = stateMachine('order', orderSteps);
export const paymentStates = stateMachine('payment', paymentSteps);
export const refundStates = stateMachine('refund', refundSteps);
