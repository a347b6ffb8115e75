/** Days as the reader lives them: where each begins depends on the time zone. */

/** Milliseconds since 1970; `end` is outside. */
export interface Span {
  start: number;
  end: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const formatters = new Map<string, Intl.DateTimeFormat>();
/** There are about 600 names of zones. */
const MOST_FORMATTERS = 2_000;

/** A zone that a cookie names, or else the server's own. */
export function readTimeZone(value: string | undefined): string {
  const own = Temporal.Now.timeZoneId();
  if (!value || value.length > 64) return own;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value).timeZoneId;
  } catch {
    return own;
  }
}

/** `YYYY-MM-DD`. */
export function dayOf(milliseconds: number, timeZone: string): string {
  return zoned(milliseconds, timeZone).toPlainDate().toString();
}

/** From the beginning of the day to the beginning of the next; undefined for what is no date. */
export function spanOfDay(day: string, timeZone: string): Span | undefined {
  if (!DAY.test(day)) return undefined;
  try {
    const date = Temporal.PlainDate.from(day);
    const startOf = (plain: Temporal.PlainDate) => plain.toZonedDateTime(timeZone).epochMilliseconds;
    return { start: startOf(date), end: startOf(date.add({ days: 1 })) };
  } catch {
    return undefined;
  }
}

/** How many days before today `day` lies: 0 is today. */
export function daysAgo(day: string, timeZone: string, now = Date.now()): number {
  return Temporal.PlainDate.from(day).until(zoned(now, timeZone).toPlainDate(), { largestUnit: 'days' }).days;
}

/** A day as the language writes it, with its weekday. */
export function formatDay(milliseconds: number, timeZone: string, language: string): string {
  return formatter(language, timeZone, 'full').format(milliseconds);
}

export function formatTime(milliseconds: number, timeZone: string, language: string): string {
  return formatter(language, timeZone, 'time').format(milliseconds);
}

function zoned(milliseconds: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);
}

function formatter(language: string, timeZone: string, kind: 'full' | 'time'): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${kind}`;
  const known = formatters.get(key);
  if (known) return known;
  const style = kind === 'full' ? ({ dateStyle: 'full' } as const) : ({ timeStyle: 'short' } as const);
  const made = new Intl.DateTimeFormat(language, { ...style, timeZone });
  if (formatters.size < MOST_FORMATTERS) formatters.set(key, made);
  return made;
}
