import { fillIn } from '../../ui/fill-in.ts';

/** What the page gives to its scripts; see `pages/reader-data.ts`. */
export interface ReaderData {
  pageCount: number;
  visible: number;
  page: number;
  /** Width and height of each page that may be seen, in points. */
  sizes: number[];
  seconds: number[];
  /** Where the reader's own notes stand. */
  notes: Array<{ id: string; page: number; start: number; end: number }>;
  language: string;
  urls: Record<'read' | 'panel' | 'notes' | 'progress' | 'words' | 'picture', string>;
  texts: Record<
    | 'pageLabel'
    | 'pageOf'
    | 'minutesLeft'
    | 'hoursLeft'
    | 'minuteLeft'
    | 'previewMinutesLeft'
    | 'previewMinuteLeft'
    | 'hitsFor'
    | 'hitOf'
    | 'noHits'
    | 'pictureMissing'
    | 'again'
    | 'aloudPage'
    | 'problem',
    string
  >;
}

export function readData(element: Element): ReaderData {
  const json = element.querySelector('script[data-reader]')?.textContent ?? '';
  return JSON.parse(json) as ReaderData;
}

const LONG_MINUTES = 90;

/** How long the pages from `page` on take to read, in words: of the whole, or of what may be read of it. */
export function timeLeft(
  data: Pick<ReaderData, 'visible' | 'pageCount' | 'seconds' | 'texts'>,
  page: number,
): string {
  const { seconds, visible, pageCount, texts } = data;
  if (visible === 0) return '';
  const minutes = Math.round(seconds.slice(page - 1).reduce((sum, one) => sum + one, 0) / 60);
  if (visible < pageCount)
    return minutes < 1 ? texts.previewMinuteLeft : fillIn(texts.previewMinutesLeft, { n: minutes });
  if (minutes > LONG_MINUTES) return fillIn(texts.hoursLeft, { n: Math.round(minutes / 60) });
  return minutes < 1 ? texts.minuteLeft : fillIn(texts.minutesLeft, { n: minutes });
}
