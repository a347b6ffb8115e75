import type { Authentication } from './authentication.ts';

/** The cookies of a new session, or undefined if address and password do not match. */
export async function startSession(
  authentication: Authentication,
  email: string,
  password: string,
): Promise<string[] | undefined> {
  try {
    const { headers } = await authentication.api.signInEmail({
      body: { email, password },
      returnHeaders: true,
    });
    return headers.getSetCookie();
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
