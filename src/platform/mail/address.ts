import { domainToASCII } from 'node:url';
import { z } from 'zod';

const LONGEST_ADDRESS = 254;
const address = z.email().max(LONGEST_ADDRESS);

/**
 * One mail address as typed, with its domain in the form the mail system uses (`post@书.cn` becomes
 * `post@xn--…`); undefined for anything that is not exactly one address.
 */
export function parseMailAddress(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  const at = text.lastIndexOf('@');
  const domain = domainToASCII(text.slice(at + 1));
  const parsed = address.safeParse(`${text.slice(0, Math.max(at, 0))}@${domain}`);
  return parsed.success ? parsed.data : undefined;
}
