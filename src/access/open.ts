/** What may be answered from the document and the reader alone, without asking for grants. */

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

export interface Rights {
  /** May the reader know that the document exists? */
  maySee: boolean;
  mayDownload: boolean;
  /** Whoever may change a document: its owner and the operators. */
  mayManage: boolean;
  /** Pages 1 to this number may be seen by the reader; 0 means none. */
  visiblePages: number;
}

/**
 * Who asks: the account, else the visitor, who can hold what they bought as a guest. A visitor
 * manages nothing, as no document belongs to one.
 */
export function whoReads(page: {
  account: Reader | undefined;
  visitor?: string | undefined;
}): Reader | undefined {
  return page.account ?? (page.visitor ? { id: page.visitor, role: 'reader' } : undefined);
}

export function mayManage(reader: Reader | undefined, document: Guarded): boolean {
  return reader !== undefined && (reader.role === 'operator' || reader.id === document.ownerId);
}

/** What the reader may do before any grant: all where it is theirs, what is free where it is published. */
export function openRights(reader: Reader | undefined, document: Guarded): Rights {
  const manages = mayManage(reader, document);
  const published = document.visibility === 'published';
  const ready = document.stage === 'ready';
  const mayDownload = manages || (published && ready && document.priceMinor === 0);
  const shown = published ? freePages(document) : 0;
  return {
    maySee: published || manages,
    mayDownload,
    mayManage: manages,
    visiblePages: ready ? (mayDownload ? document.pageCount : shown) : 0,
  };
}

/** Pages 1 to this number may be seen by everyone: what the preview, snippets and feeds are made of. */
export function freePages(document: Guarded): number {
  return document.priceMinor === 0 ? document.pageCount : Math.min(document.previewPages, document.pageCount);
}

/** Pictures that everyone may see can be kept by shared caches. */
export function isPublicPage(document: Guarded, page: number): boolean {
  return Number.isInteger(page) && page >= 1 && page <= openRights(undefined, document).visiblePages;
}

/** Contributors and operators may add documents. */
export function mayUpload(reader: Reader | undefined): boolean {
  return reader !== undefined && reader.role !== 'reader';
}
