/** nDCG at 10 with one grade. */
export function ndcg10(ids: string[], relevant: Set<string>): number {
  let gained = 0;
  let ideal = 0;
  for (let place = 0; place < 10; place++) {
    const worth = 1 / Math.log2(place + 2);
    if (relevant.has(ids[place] ?? '')) gained += worth;
    if (place < relevant.size) ideal += worth;
  }
  return ideal === 0 ? 0 : gained / ideal;
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
