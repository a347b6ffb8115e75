export interface ByteRange {
  start: number;
  /** Inclusive. */
  end: number;
}

/** The one range a `Range` header asks for (RFC 9110, 14.2); undefined where it is to be ignored. */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, first = '', last = ''] = match;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size || (first === '' && last === '0')) return 'unsatisfiable';
  return start <= end ? { start, end } : undefined;
}
