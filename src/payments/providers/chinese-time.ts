const CHINA_OFFSET_MS = 8 * 60 * 60_000;

/** `2026-11-22 21:30:00`, as clocks in China show this moment (milliseconds since 1970). */
export function toChineseTime(milliseconds: number): string {
  return new Date(milliseconds + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The moment at which clocks in China show `2026-11-22 21:30:00`; now, if the text is no time. */
export function fromChineseTime(text: string | undefined): number {
  const parsed = Date.parse(`${(text ?? '').replace(' ', 'T')}+08:00`);
  return Number.isNaN(parsed) ? Date.now() : parsed;
}
