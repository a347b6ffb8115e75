/** The best of `offered` (first = default) for an Accept-Language header (RFC 9110, 12.5.4). */
export function negotiateLanguage<T extends string>(
  header: string | undefined,
  offered: readonly [T, ...T[]],
): T {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { primary: tag.toLowerCase().split('-')[0] ?? '', q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ primary, q }) => primary !== '' && q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { primary } of wanted) {
    const match = offered.find((tag) => tag.toLowerCase().split('-')[0] === primary);
    if (match) return match;
  }
  return offered[0];
}
