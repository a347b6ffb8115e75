import { createAttemptLimit } from './attempt-limit.ts';

const WINDOW_MS = 5 * 60_000;
const ATTEMPTS_AT_AN_ACCOUNT = 10;
/** Looser: a school or an office may share one address. */
const ATTEMPTS_BY_A_CLIENT = 100;

export interface SignInLimit {
  /** False where this client has tried too often: at this account, or at all. */
  take(client: string, email: string): boolean;
  /** The attempt was right. */
  succeed(client: string, email: string): void;
}

/** Never counts by account alone: whoever knows an address could then keep its owner out. */
export function createSignInLimit(): SignInLimit {
  const atAccount = createAttemptLimit({ attempts: ATTEMPTS_AT_AN_ACCOUNT, windowMs: WINDOW_MS });
  const byClient = createAttemptLimit({ attempts: ATTEMPTS_BY_A_CLIENT, windowMs: WINDOW_MS });
  const pair = (client: string, email: string) => `${client} ${email.toLowerCase()}`;
  return {
    take: (client, email) => byClient.take(client) && atAccount.take(pair(client, email)),
    succeed(client, email) {
      byClient.giveBack(client);
      atAccount.forget(pair(client, email));
    },
  };
}
