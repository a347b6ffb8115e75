import type { Document, DocumentSummary } from '../../catalog/index.ts';
import type { PageSize } from '../../ingest/index.ts';
import { links, type ReadLink } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Found } from '../find/find-in-document.ts';
import type { Note } from '../notes/notes.ts';
import type { ShownOutline } from '../outline.ts';
import type { Panel } from '../request.ts';

/** Everything the reader's page is drawn from; nothing in it is of a locked page. */
export interface ReadView {
  page: PageContext;
  document: Document;
  /** Pages 1 to this number may be seen. */
  visible: number;
  mayDownload: boolean;
  /** The page to show, from 1; beyond `visible` stands the locked card. */
  number: number;
  /** Of the pages that may be seen. */
  sizes: PageSize[];
  /** Seconds that each of them takes to read. */
  seconds: number[];
  /** The text of the page to show. */
  text: string;
  /** What is looked for, if anything, and where it was found. */
  words: string;
  found: Found | undefined;
  panel: Panel | undefined;
  outline: ShownOutline | undefined;
  /** It can be read as tables too. */
  hasTable: boolean;
  /** Others like it. */
  similar: DocumentSummary[];
  /** The reader's own. */
  notes: Note[];
}

/** The reader's address at another place, everything else as it is. */
export function placeLink({ document, number, words, panel }: ReadView, at: ReadLink): string {
  return links.read(document.id, { page: number, q: words, panel, ...at });
}

export function langOf({ document }: Pick<ReadView, 'document'>): string | undefined {
  return document.language === 'und' ? undefined : document.language;
}

export function titleOf(document: Document): string {
  return document.title || document.fileName;
}
