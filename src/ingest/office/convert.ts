import { IngestError } from '../failure.ts';
import type { OfficeFormat } from '../formats/format.ts';
import { isEncrypted } from './encryption.ts';
import { countPages, fitSheetsToPageWidth } from './fit-sheets.ts';
import { loadLibreOffice } from './load-module.ts';
import type { LibreOffice, VirtualFiles } from './lok.ts';
import { pdfOptions } from './pdf-options.ts';
import { warmUpSources } from './warm-up.ts';

type OnWorkbook = (workbook: Uint8Array) => void;

export interface OfficeConverter {
  /**
   * `onWorkbook` gets a spreadsheet as OpenDocument too, unless saving it would take long.
   * Throws `IngestError`; any other error means that the process is beyond use and must end.
   */
  toPdf(bytes: Uint8Array, format: OfficeFormat, onWorkbook?: OnWorkbook): Uint8Array;
  /**
   * Converts documents of every kind, one a step, for V8 to compile well what runs often. A step leaves
   * LibreOffice as it was.
   */
  warmUp(): Iterable<unknown>;
}

/** MiB; what LibreOffice itself holds, without the program's 0.6 GiB around it. */
const DEFAULT_HEAP_LIMIT_MIB = 2048;
const spreadsheets: ReadonlySet<OfficeFormat> = new Set(['xlsx', 'xls', 'ods']);
/** A spreadsheet that takes so long to become a PDF would take as long again to be saved. */
const LONG_SAVE_MS = 15_000;
const temporaryFolders = ['/tmp', '/instdir/user/temp'];
const WARM_UP_ROUNDS = 2;
const warmUpText = String.raw`{\rtf1\ansi\b Wenyuan\b0  \u25991?\u28170?\par}`;

/** LibreOffice inside this process, warm. While it converts, the process does nothing else. */
export async function createOfficeConverter(heapLimitMiB = DEFAULT_HEAP_LIMIT_MIB): Promise<OfficeConverter> {
  const office = await loadLibreOffice(heapLimitMiB);
  const toPdf: OfficeConverter['toPdf'] = (bytes, format, onWorkbook) =>
    convert(office, bytes, format, onWorkbook);
  toPdf(new TextEncoder().encode(warmUpText), 'rtf');
  return { toPdf, warmUp: () => warmUp(office) };
}

function* warmUp(office: LibreOffice) {
  for (const { bytes, format, kinds } of warmUpSources()) {
    for (const kind of kinds) {
      const copy = reformat(office, bytes, format, kind);
      yield;
      for (let round = 0; round < WARM_UP_ROUNDS; round++) {
        yield convert(office, copy, kind, () => {});
      }
    }
  }
}

function reformat(office: LibreOffice, bytes: Uint8Array, format: OfficeFormat, kind: OfficeFormat) {
  return open(office, bytes, format, (document) => saveAs(office, document, kind));
}

function convert(
  office: LibreOffice,
  bytes: Uint8Array,
  format: OfficeFormat,
  onWorkbook: OnWorkbook | undefined,
): Uint8Array {
  if (bytes.length === 0) throw new IngestError('empty', 'the file has no content');
  try {
    const fitted = fitSheetsToPageWidth(bytes, format);
    const pdf = fitted && fittedToPdf(office, fitted, { format, onWorkbook });
    if (pdf) return pdf;
    return open(office, bytes, format, (document) =>
      spreadsheets.has(format)
        ? sheetsToPdf(office, document, { isFitted: false, onWorkbook })
        : saveAs(office, document, 'pdf'),
    );
  } catch (error) {
    throw failure(error, bytes);
  } finally {
    for (const folder of temporaryFolders) removeFiles(office.files, folder);
  }
}

/** Undefined where LibreOffice refuses what we made of the file: then it reads the file as it is. */
function fittedToPdf(
  office: LibreOffice,
  fitted: Uint8Array,
  { format, onWorkbook }: { format: OfficeFormat; onWorkbook: OnWorkbook | undefined },
): Uint8Array | undefined {
  try {
    return open(office, fitted, format, (document) =>
      sheetsToPdf(office, document, { isFitted: true, onWorkbook }),
    );
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

function open<Result>(
  office: LibreOffice,
  bytes: Uint8Array,
  format: OfficeFormat,
  use: (document: number) => Result,
): Result {
  const path = `/tmp/input/document.${format}`;
  office.files.writeFile(path, bytes);
  return withDocument(office, path, use);
}

/** Sheets that could not be fitted ahead and take more than a page each are laid out once more, one page wide. */
function sheetsToPdf(
  office: LibreOffice,
  document: number,
  { isFitted, onWorkbook }: { isFitted: boolean; onWorkbook: OnWorkbook | undefined },
): Uint8Array {
  const started = performance.now();
  const pdf = saveAs(office, document, 'pdf');
  const isWide = !isFitted && countPages(pdf) > office.kit.documentGetParts(document);
  const isWanted = onWorkbook !== undefined && performance.now() - started < LONG_SAVE_MS;
  if (!isWide && !isWanted) return pdf;
  const workbook = saveAs(office, document, 'ods');
  onWorkbook?.(workbook);
  if (!isWide) return pdf;
  const fitted = fitSheetsToPageWidth(workbook, 'ods');
  if (!fitted) return pdf;
  try {
    return open(office, fitted, 'ods', (copy) => saveAs(office, copy, 'pdf'));
  } catch (error) {
    if (isRefusal(error)) return pdf;
    throw error;
  }
}

function withDocument<Result>({ kit }: LibreOffice, path: string, use: (document: number) => Result): Result {
  const document = kit.documentLoadWithOptions(path, '');
  try {
    return use(document);
  } finally {
    kit.documentDestroy(document);
  }
}

function saveAs({ files, kit }: LibreOffice, document: number, format: OfficeFormat | 'pdf'): Uint8Array {
  const output = `/tmp/output/document.${format}`;
  kit.documentSaveAs(document, output, format, format === 'pdf' ? pdfOptions : '');
  return files.readFile(output);
}

/** A trap or an abort leaves the module's memory in an unknown state: such errors pass as they are. */
function failure(error: unknown, bytes: Uint8Array): unknown {
  if (!isRefusal(error)) return error;
  if (isEncrypted(bytes)) return new IngestError('encrypted', 'the file asks for a password');
  return new IngestError('damaged', error.message.slice(0, 200));
}

function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof WebAssembly.RuntimeError) return false;
  return /^Failed to (load|save) document/.test(error.message);
}

/** Nothing of one document stays for the next one to find; the folders are LibreOffice's own. */
function removeFiles(files: VirtualFiles, folder: string): void {
  for (const name of files.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = `${folder}/${name}`;
    if (files.isDir(files.stat(path).mode)) removeFiles(files, path);
    else files.unlink(path);
  }
}
