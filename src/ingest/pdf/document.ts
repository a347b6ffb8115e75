import { findLostMappings } from './lost-mappings.ts';
import type { PdfMetadata } from './metadata.ts';
import { readMetadata } from './metadata.ts';
import type { OutlineEntry } from './outline.ts';
import { readOutline } from './outline.ts';
import type { PdfErrorCode } from './pdf-error.ts';
import { PdfError } from './pdf-error.ts';
import type { Pdfium } from './pdfium.ts';
import { allocate, bytesAt, floatsAt, guard } from './pdfium.ts';

/** Handles of one open page; `text` is opened on first use. All are owned by the document. */
export interface PageHandle {
  readonly page: number;
  readonly text: number;
}

/** Where the file lies in the module's memory. */
interface Source {
  readonly pointer: number;
  readonly length: number;
}

/**
 * One open PDF. Pages are numbered from 0. PDFium is not thread-safe, and a page stays parsed until another
 * is asked for, so read a page's text and draw its picture one after the other.
 */
export class PdfDocument {
  readonly pdfium: Pdfium;
  readonly pageCount: number;
  readonly handle: number;
  /** The form's environment, 0 when the document has no form. */
  readonly form: number;
  readonly #source: Source;
  #lostMappings: ReadonlyMap<number, string> | undefined;
  readonly #formInfo: number;
  #open: { index: number; page: number; text: number } | undefined;
  #closed = false;

  constructor(pdfium: Pdfium, source: Source, handle: number) {
    const { exports } = pdfium;
    this.pdfium = pdfium;
    this.handle = handle;
    this.#source = source;
    this.pageCount = exports.FPDF_GetPageCount(handle);
    const hasForm = exports.FPDF_GetFormType(handle) > 0;
    this.#formInfo = hasForm ? exports.PDFiumExt_OpenFormFillInfo() : 0;
    this.form = hasForm ? exports.PDFiumExt_InitFormFillEnvironment(handle, this.#formInfo) : 0;
    if (this.form !== 0) exports.FPDF_SetFormFieldHighlightAlpha(this.form, 0);
  }

  /** Width and height in points, after the page's own rotation. */
  pageSize(index: number): { width: number; height: number } {
    const { exports, scratch } = this.pdfium;
    return guard(this.pdfium, () => {
      const found = exports.FPDF_GetPageSizeByIndexF(this.handle, index, scratch);
      if (!found) throw new PdfError('damaged', { cause: `page ${index} cannot be found` });
      const [width = 0, height = 0] = floatsAt(this.pdfium, scratch, 2);
      return width > 0 && height > 0 ? { width, height } : { width: 612, height: 792 };
    });
  }

  get metadata(): PdfMetadata {
    return guard(this.pdfium, () => readMetadata(this.pdfium, this.handle));
  }

  get outline(): OutlineEntry[] {
    return guard(this.pdfium, () => readOutline(this.pdfium, this.handle, this.pageCount));
  }

  /** What PDFium missed of the fonts' character maps; searched for when first asked. */
  get lostMappings(): ReadonlyMap<number, string> {
    const { pointer, length } = this.#source;
    this.#lostMappings ??= findLostMappings(bytesAt(this.pdfium, pointer, length));
    return this.#lostMappings;
  }

  /** Throws PdfError('damaged') when the page cannot be parsed; other pages may still be read. */
  usePage<T>(index: number, use: (page: number) => T): T {
    return guard(this.pdfium, () => use(this.#openPage(index).page));
  }

  useText<T>(index: number, use: (handles: PageHandle) => T): T {
    return guard(this.pdfium, () => {
      const open = this.#openPage(index);
      if (open.text === 0) open.text = this.pdfium.exports.FPDFText_LoadPage(open.page);
      if (open.text === 0) throw new PdfError('damaged', { cause: `page ${index} has no readable text` });
      return use({ page: open.page, text: open.text });
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.pdfium.broken) return;
    guard(this.pdfium, () => this.#release());
  }

  #openPage(index: number): { index: number; page: number; text: number } {
    if (this.#closed) throw new PdfError('damaged', { cause: 'the document is closed' });
    if (this.#open?.index === index) return this.#open;
    this.#closePage();
    const { exports } = this.pdfium;
    const page = exports.FPDF_LoadPage(this.handle, index);
    if (page === 0) throw new PdfError('damaged', { cause: `page ${index} cannot be parsed` });
    if (this.form !== 0) exports.FORM_OnAfterLoadPage(page, this.form);
    this.#open = { index, page, text: 0 };
    return this.#open;
  }

  #closePage(): void {
    const { exports } = this.pdfium;
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    if (open.text !== 0) exports.FPDFText_ClosePage(open.text);
    if (this.form !== 0) exports.FORM_OnBeforeClosePage(open.page, this.form);
    exports.FPDF_ClosePage(open.page);
  }

  #release(): void {
    const { exports } = this.pdfium;
    this.#closePage();
    if (this.form !== 0) exports.PDFiumExt_ExitFormFillEnvironment(this.form);
    if (this.#formInfo !== 0) exports.PDFiumExt_CloseFormFillInfo(this.#formInfo);
    exports.FPDF_CloseDocument(this.handle);
    exports.free(this.#source.pointer);
  }
}

/** Opens a document that needs no password, or an empty one. Throws PdfError. */
export function openPdf(pdfium: Pdfium, bytes: Uint8Array): PdfDocument {
  return guard(pdfium, () => {
    const loaded = load(pdfium, bytes);
    const headless = loaded === 'damaged' && !hasHeader(bytes);
    const result = headless ? load(pdfium, Buffer.concat([Buffer.from(HEADER), bytes])) : loaded;
    if (typeof result === 'string') throw new PdfError(result);
    const document = new PdfDocument(pdfium, result.source, result.handle);
    if (document.pageCount > 0) return document;
    document.close();
    throw new PdfError('damaged', { cause: 'no pages' });
  });
}

/** PDFium refuses a file without one, which other readers show. */
const HEADER = '%PDF-1.4\n';

function hasHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/** fpdfview.h, FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY; every other code is damage. */
const LOAD_ERRORS: Partial<Record<number, PdfErrorCode>> = { 4: 'encrypted', 5: 'unsupported' };

function load(pdfium: Pdfium, bytes: Uint8Array): PdfErrorCode | { source: Source; handle: number } {
  const { exports } = pdfium;
  const pointer = allocate(pdfium, Math.max(1, bytes.length));
  bytesAt(pdfium, pointer, bytes.length).set(bytes);
  const handle = exports.FPDF_LoadMemDocument(pointer, bytes.length, 0);
  if (handle !== 0) return { source: { pointer, length: bytes.length }, handle };
  const code = LOAD_ERRORS[exports.FPDF_GetLastError()] ?? 'damaged';
  exports.free(pointer);
  return code;
}
