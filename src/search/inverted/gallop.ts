/** The first place from `from` on whose value is at least `wanted`, in a rising row of `count`; near places are found soonest. */
export function gallop(values: Int32Array, count: number, from: number, wanted: number): number {
  if (from >= count || (values[from] as number) >= wanted) return from;
  let low = from;
  let step = 1;
  while (low + step < count && (values[low + step] as number) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(count, low + step);
  low += 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
