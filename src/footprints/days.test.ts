import { expect, test } from 'vitest';
import { dayOf, daysAgo, formatDay, readTimeZone, spanOfDay } from './days.ts';

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;

test('a day begins where the reader lives', () => {
  const evening = at('2026-11-20T20:00:00Z');
  expect(dayOf(evening, 'Asia/Shanghai')).toBe('2026-11-21');
  expect(dayOf(evening, 'America/New_York')).toBe('2026-11-20');
  expect(formatDay(evening, 'Asia/Shanghai', 'zh-Hans')).toBe('2026年11月21日星期六');
  expect(daysAgo('2026-11-20', 'Asia/Shanghai', evening)).toBe(1);
});

test('a day may be shorter than 24 hours, and nonsense is no day', () => {
  expect(spanOfDay('2026-11-21', 'Asia/Shanghai')).toEqual({
    start: at('2026-11-20T16:00:00Z'),
    end: at('2026-11-21T16:00:00Z'),
  });
  const spring = spanOfDay('2026-03-08', 'America/New_York');
  expect((spring?.end ?? 0) - (spring?.start ?? 0)).toBe(23 * 60 * 60_000);
  for (const odd of ['2026-02-30', '2026-1-1', 'today', '', '9999999-01-01', '2026-11-21T00:00'])
    expect(spanOfDay(odd, 'Asia/Shanghai'), odd).toBeUndefined();
});

test('a zone that does not exist is the server’s own', () => {
  expect(readTimeZone('Asia/Shanghai')).toBe('Asia/Shanghai');
  for (const odd of ['Mars/Base', '', '../etc', 'x'.repeat(100), undefined])
    expect(readTimeZone(odd)).toBe(Temporal.Now.timeZoneId());
});
