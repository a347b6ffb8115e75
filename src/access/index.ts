/**
 * The one place that answers "may this reader see page n" and "may this reader download this".
 * Every route that serves content asks here; what is not granted is never sent.
 */
export interface Reader {
  id: string;
  role: 'reader' | 'contributor' | 'operator';
}

/** What the answer depends on. */
export interface Guarded {
  ownerId: string;
  visibility: 'draft' | 'review' | 'published' | 'removed';
  stage: 'received' | 'reading' | 'pictures' | 'ready' | 'failed';
  priceMinor: number;
  previewPages: number;
  pageCount: number;
}

/** Whoever may change a document: its owner and the operators. */
export function mayManage(reader: Reader | undefined, document: Guarded): boolean {
  return reader !== undefined && (reader.role === 'operator' || reader.id === document.ownerId);
}

/** May the reader know that the document exists? */
export function maySee(reader: Reader | undefined, document: Guarded): boolean {
  return document.visibility === 'published' || mayManage(reader, document);
}

export function mayDownload(reader: Reader | undefined, document: Guarded): boolean {
  if (!maySee(reader, document)) return false;
  if (mayManage(reader, document)) return true;
  return document.stage === 'ready' && document.priceMinor === 0;
}

/** Pages 1 to this number may be seen by the reader; 0 means none. */
export function visiblePages(reader: Reader | undefined, document: Guarded): number {
  if (!maySee(reader, document) || document.stage !== 'ready') return 0;
  return mayDownload(reader, document) ? document.pageCount : freePages(document);
}

/** Pages 1 to this number may be seen by everyone: what the preview, snippets and feeds are made of. */
export function freePages(document: Guarded): number {
  return document.priceMinor === 0 ? document.pageCount : Math.min(document.previewPages, document.pageCount);
}

export function mayViewPage(reader: Reader | undefined, document: Guarded, page: number): boolean {
  return Number.isInteger(page) && page >= 1 && page <= visiblePages(reader, document);
}

/** Contributors and operators may add documents. */
export function mayUpload(reader: Reader | undefined): boolean {
  return reader !== undefined && reader.role !== 'reader';
}

/** Pictures that everyone may see can be kept by shared caches. */
export function isPublicPage(document: Guarded, page: number): boolean {
  return mayViewPage(undefined, document, page);
}
