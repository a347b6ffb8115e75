import { AppError } from './errors.ts';

/** Every step that a thing may take from each of its states, and where it leads. */
type Steps = Record<string, Record<string, string>>;
type KeyOfEach<T> = T extends unknown ? keyof T : never;
type StepOf<S extends Steps> = KeyOfEach<S[keyof S]>;

/** A step that is not among those of the state. */
export class ForbiddenStepError extends AppError {
  override name = 'ForbiddenStepError';
  readonly machine: string;
  readonly state: string;
  readonly step: string;
  constructor(machine: string, state: string, step: string) {
    super('conflict', `a ${machine} that is ${state} cannot ${step}`);
    this.machine = machine;
    this.state = state;
    this.step = step;
  }
}

export interface StateMachine<S extends Steps> {
  may(state: keyof S, step: StepOf<S>): boolean;
  /** The state after a step; throws `ForbiddenStepError`. */
  next(state: keyof S, step: StepOf<S>): keyof S;
}

export function stateMachine<const S extends Steps>(name: string, steps: S): StateMachine<S> {
  const find = (state: keyof S, step: StepOf<S>) => steps[state]?.[step as string];
  return {
    may: (state, step) => find(state, step) !== undefined,
    next(state, step) {
      const next = find(state, step);
      if (next === undefined) throw new ForbiddenStepError(name, String(state), step);
      return next;
    },
  };
}
