import { IngestError } from '../failure.ts';
import { isEncrypted } from './encryption.ts';
import type { OfficeConverter, OfficeFormat } from './formats.ts';
import { loadLibreOffice } from './load-module.ts';
import type { LibreOffice, VirtualFiles } from './lok.ts';

export interface OfficeConverterOptions {
  /** MiB that LibreOffice's own heap may reach, at least 1,024. */
  heapLimitMiB?: number;
}

const DEFAULT_HEAP_LIMIT_MIB = 2048;

/** LibreOffice within this process, warm; it blocks the process while it converts. */
export async function createOfficeConverter(options: OfficeConverterOptions = {}): Promise<OfficeConverter> {
  const office = await loadLibreOffice(options.heapLimitMiB ?? DEFAULT_HEAP_LIMIT_MIB);
  const toPdf = async (bytes: Uint8Array, format: OfficeFormat) => convert(office, bytes, format);
  return { toPdf };
}

function convert({ files, kit }: LibreOffice, bytes: Uint8Array, format: OfficeFormat): Uint8Array {
  const input = `/tmp/input/document.${format}`;
  files.writeFile(input, bytes);
  let doc = 0;
  try {
    doc = kit.documentLoadWithOptions(input, '');
    kit.documentSaveAs(doc, '/tmp/output/document.pdf', 'pdf', '');
    return files.readFile('/tmp/output/document.pdf');
  } finally { kit.documentDestroy(doc); }
}
