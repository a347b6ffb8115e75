import type { Authentication } from './authentication.ts';

export interface StartedSession {
  accountId: string;
  cookies: string[];
}

/** A new session, or undefined if address and password do not match. */
export async function startSession(
  authentication: Authentication,
  email: string,
  password: string,
): Promise<StartedSession | undefined> {
  try {
    const { headers, response } = await authentication.api.signInEmail({
      body: { email, password },
      returnHeaders: true,
    });
    return { accountId: response.user.id, cookies: headers.getSetCookie() };
  } catch (error) {
    const status = (error as { statusCode?: number }).statusCode;
    if (status !== undefined && status >= 400 && status < 500) return undefined;
    throw error;
  }
}

/** Ends the session and returns the cookies that clear it. */
export async function endSession(authentication: Authentication, headers: Headers): Promise<string[]> {
  const result = await authentication.api.signOut({ headers, returnHeaders: true });
  return result.headers.getSetCookie();
}
