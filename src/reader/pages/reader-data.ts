import { links } from '../../ui/links.ts';
import type { ReadView } from './read-view.ts';

/**
 * What the reader's scripts start from, as JSON that can stand in a page: `sizes` are widths and heights
 * in points and `seconds` reading times of the pages that may be seen, `urls` have `{names}` to fill in.
 */
export function readerData(view: ReadView): string {
  const { document, page, visible, number, sizes, seconds } = view;
  const picture = links.pagePicture(document.id, 0, 0, document.sha256);
  const data = {
    pageCount: document.pageCount,
    visible,
    page: number,
    sizes: sizes.flatMap(({ width, height }) => [Math.round(width * 10) / 10, Math.round(height * 10) / 10]),
    seconds,
    notes: view.notes.map(({ id, page: on, start, end }) => ({ id, page: on, start, end })),
    language: document.language === 'und' ? '' : document.language,
    urls: {
      read: links.read(document.id),
      panel: links.readPanel(document.id),
      notes: links.readNotes(document.id),
      progress: links.readProgress(document.id),
      words: links.readWords(document.id, '{page}', document.sha256),
      picture: picture.replace('/0.webp?w=0', '/{page}.webp?w={width}'),
    },
    texts: page.t.reading.live,
  };
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}
