import { AppError } from '../platform/errors.ts';

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

const machines = { order: orderSteps, payment: paymentSteps, refund: refundSteps };

type Machine = keyof typeof machines;
export type OrderState = keyof typeof orderSteps;
export type PaymentState = keyof typeof paymentSteps;
export type RefundState = keyof typeof refundSteps;

interface States {
  order: OrderState;
  payment: PaymentState;
  refund: RefundState;
}
type Keys<T> = T extends unknown ? keyof T : never;
type Step<M extends Machine> = Keys<(typeof machines)[M][keyof (typeof machines)[M]]>;

export class ForbiddenStepError extends AppError {
  override name = 'ForbiddenStepError';
  readonly machine: Machine;
  readonly state: string;
  readonly step: string;
  constructor(machine: Machine, state: string, step: string) {
    super('conflict', `a ${machine} that is ${state} cannot ${step}`);
    this.machine = machine;
    this.state = state;
    this.step = step;
  }
}

export function mayStep<M extends Machine>(machine: M, state: States[M], step: Step<M>): boolean {
  const steps: Record<string, Record<string, string>> = machines[machine];
  return steps[state]?.[step as string] !== undefined;
}

/** The state after a step; throws `ForbiddenStepError`. */
export function nextState<M extends Machine>(machine: M, state: States[M], step: Step<M>): States[M] {
  const steps: Record<string, Record<string, string>> = machines[machine];
  const next = steps[state]?.[step as string];
  if (next === undefined) throw new ForbiddenStepError(machine, state, step as string);
  return next as States[M];
}
