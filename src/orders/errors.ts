import { AppError } from '../platform/errors.ts';

export type CheckoutProblem = 'empty' | 'changed';

/** Why an order was not placed. `changed`: what was agreed to is not what it would cost now. */
export class CheckoutError extends AppError {
  override name = 'CheckoutError';
  readonly problem: CheckoutProblem;
  constructor(problem: CheckoutProblem) {
    super('conflict', problem === 'empty' ? 'there is nothing to order' : 'the total has changed');
    this.problem = problem;
  }
}

export type RefundProblem = 'nothing' | 'disputed';

export class RefundError extends AppError {
  override name = 'RefundError';
  readonly problem: RefundProblem;
  constructor(problem: RefundProblem) {
    super('conflict', `this cannot be refunded: ${problem}`);
    this.problem = problem;
  }
}
