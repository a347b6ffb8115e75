/** The same day of the month so many months later, or that month's last day (UTC, milliseconds since 1970). */
export function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** Which month of a term that began at `start` the time is in, from 0. */
export function monthOf(start: number, time: number): number {
  let month = Math.max(0, Math.floor((time - start) / (31 * 24 * 60 * 60_000)));
  while (addMonths(start, month + 1) <= time) month += 1;
  return month;
}
