/** What the page gives to its scripts; see `pages/reader-data.ts`. */
export interface ReaderData {
  pageCount: number;
  visible: number;
  page: number;
  /** Width and height of each page that may be seen, in points. */
  sizes: number[];
  seconds: number[];
  language: string;
  urls: Record<'read' | 'panel' | 'progress' | 'words' | 'picture', string>;
  texts: Record<
    | 'pageLabel'
    | 'pageOf'
    | 'minutesLeft'
    | 'minuteLeft'
    | 'previewMinutesLeft'
    | 'previewMinuteLeft'
    | 'hitOf'
    | 'pictureMissing'
    | 'again'
    | 'problem',
    string
  >;
}

export function readData(element: Element): ReaderData {
  const json = element.querySelector('script[data-reader]')?.textContent ?? '';
  return JSON.parse(json) as ReaderData;
}
