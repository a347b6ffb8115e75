import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { IngestError } from '../failure.ts';
import { serveTasks } from '../sandbox/serve.ts';
import type { LaidText } from '../text/index.ts';
import { PageReader } from './page-reader.ts';
import {
  type PdfDocument,
  type PageKind,
  loadPdfium,
  openPdf,
  pageKind,
  readGlyphs,
  readRules,
  renderPage,
} from './index.ts';
import type { PdfReply, PdfRequest, ReadProgress, ReadRequest, RenderRequest } from './tasks.ts';

const deflate = promisify(deflateRaw);
const PAGES_PER_REPORT = 16;

let spent = false;
let open: { path: string; document: PdfDocument } | undefined;

await serveTasks<PdfRequest, PdfReply>(
  async () => {
    await loadPdfium();
    return (request, report) => (request.kind === 'read' ? read(request, report) : render(request));
  },
  { isSpent: () => spent },
);

/** The last document stays open: a reader asks for one page after another. */
async function useDocument<T>(path: string, use: (document: PdfDocument) => Promise<T>): Promise<T> {
  const pdfium = await loadPdfium();
  if (open?.path !== path) {
    open?.document.close();
    open = undefined;
    open = { path, document: openPdf(pdfium, await readFile(path)) };
  }
  try {
    return await use(open.document);
  } finally {
    spent = pdfium.broken;
  }
}

function render(request: RenderRequest): Promise<PdfReply> {
  return useDocument(request.path, async (document) => {
    if (request.page > document.pageCount) throw new IngestError('no-pages', `no page ${request.page}`);
    return { kind: 'picture', ...(await renderPage(document, request.page - 1, request.width)) };
  });
}

function read(request: ReadRequest, report: (progress: ReadProgress) => void): Promise<PdfReply> {
  return useDocument(request.path, async (document) => {
    const { pageCount } = document;
    if (pageCount > request.maxPages) {
      throw new IngestError('too-many-pages', `${pageCount} pages, at most ${request.maxPages} are taken`);
    }
    report({ kind: 'counted', pageCount });
    const reader = new PageReader(request.text === undefined ? undefined : await readLaidText(request.text));
    const kinds = await readPages(document, reader, request, report);
    return { kind: 'read', pageCount, outline: document.outline, metadata: document.metadata, kinds };
  });
}

async function readPages(
  document: PdfDocument,
  reader: PageReader,
  request: ReadRequest,
  report: (progress: ReadProgress) => void,
): Promise<Record<PageKind, number>> {
  const kinds: Record<PageKind, number> = { text: 0, scan: 0, empty: 0 };
  const pictures: Array<Promise<void>> = [];
  let batch: Array<Promise<PageReading>> = [];
  for (let index = 0; index < document.pageCount; index++) {
    const { kind, page } = readPage(document, reader, index);
    kinds[kind] += 1;
    batch.push(page);
    // Pictures of the first pages are drawn while the page is still parsed.
    if (index < request.pictures || index === 0)
      pictures.push(drawPictures(document, index, request, report));
    if (batch.length >= PAGES_PER_REPORT || index === document.pageCount - 1) {
      report({ kind: 'pages', pages: await Promise.all(batch) });
      batch = [];
    }
  }
  await Promise.all(pictures);
  return kinds;
}

async function readLaidText(path: string): Promise<LaidText> {
  return JSON.parse(await readFile(path, 'utf8')) as LaidText;
}

type PageReading = Extract<ReadProgress, { kind: 'pages' }>['pages'][number];

/** A page that cannot be parsed is kept as an empty one, so that its neighbours keep their numbers. */
function readPage(
  document: PdfDocument,
  reader: PageReader,
  index: number,
): { kind: PageKind; page: Promise<PageReading> } {
  const size = document.pageSize(index);
  const glyphs = glyphsOrNone(document, index);
  const { text, words } = reader.read(glyphs, size, () =>
    glyphs.length === 0 ? [] : readRules(document, index),
  );
  const page = deflate(JSON.stringify(words)).then((boxes) => ({ number: index + 1, ...size, text, boxes }));
  return { kind: pageKindOrEmpty(document, index, glyphs), page };
}

function glyphsOrNone(document: PdfDocument, index: number): ReturnType<typeof readGlyphs> {
  try {
    return readGlyphs(document, index);
  } catch (error) {
    if (document.pdfium.broken) throw error;
    return [];
  }
}

function pageKindOrEmpty(
  document: PdfDocument,
  index: number,
  glyphs: ReturnType<typeof readGlyphs>,
): PageKind {
  try {
    return pageKind(document, index, glyphs);
  } catch (error) {
    if (document.pdfium.broken) throw error;
    return 'empty';
  }
}

/**
 * The drawing itself is done when this returns; encoding goes on beside the next pages. A page that
 * cannot be drawn keeps its text; if drawing broke the engine, the next page or the answer tells.
 */
async function drawPictures(
  document: PdfDocument,
  index: number,
  request: ReadRequest,
  report: (progress: ReadProgress) => void,
): Promise<void> {
  const wanted = index < request.pictures ? [request.pictureWidth] : [];
  const widths = index === 0 ? [request.coverWidth, ...wanted] : wanted;
  await Promise.allSettled(
    widths.map(async (asked) => {
      const picture = await renderPage(document, index, asked);
      report({ kind: 'picture', page: index + 1, asked, ...picture });
    }),
  );
}
