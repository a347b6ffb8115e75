import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const EPOCH_MS = Date.UTC(2026, 0, 1);

/**
 * A new identifier: 13 lower-case characters (Crockford's base 32), eight of milliseconds since
 * 2026 and five random, so that identifiers sort by age and are made without asking the database.
 */
export function newId(now = Date.now()): string {
  return encode(now - EPOCH_MS, 8) + encode(randomInt(2 ** 25), 5);
}

export const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{13}$/;

function encode(value: number, length: number): string {
  let text = '';
  let rest = value;
  for (let i = 0; i < length; i++) {
    text = (ALPHABET[rest % 32] ?? '0') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
