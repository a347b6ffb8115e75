import type { PdfDocument } from './document.ts';
import type { Pdfium } from './pdfium.ts';
import { bytesAt, withCString } from './pdfium.ts';

const PRINTING = 4;

/** For tests: the document saved under a user password. Closes it. */
export function encryptPdf(pdfium: Pdfium, document: PdfDocument, password: string): Uint8Array {
  const { exports } = pdfium;
  withCString(pdfium, password, (user) =>
    withCString(pdfium, 'owner', (owner) =>
      exports.EPDF_SetEncryption(document.handle, user, owner, PRINTING),
    ),
  );
  const writer = exports.PDFiumExt_OpenFileWriter();
  exports.PDFiumExt_SaveAsCopy(document.handle, writer);
  const size = exports.PDFiumExt_GetFileWriterSize(writer);
  const buffer = exports.malloc(size);
  exports.PDFiumExt_GetFileWriterData(writer, buffer, size);
  const bytes = bytesAt(pdfium, buffer, size).slice();
  exports.free(buffer);
  exports.PDFiumExt_CloseFileWriter(writer);
  document.close();
  return bytes;
}
